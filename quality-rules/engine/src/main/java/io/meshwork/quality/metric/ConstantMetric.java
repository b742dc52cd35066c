package io.meshwork.quality.metric;

import java.util.Optional;

/**
 * A metric of the columns alone, known when the suite is compiled.
 *
 * @param detail what keeps it from being the best value, for messages; empty if nothing does
 */
public record ConstantMetric(String name, double value, String detail) implements Metric {
  public static ConstantMetric of(String name, double value) {
    return new ConstantMetric(name, value, "");
  }

  @Override
  public Optional<String> where() {
    return Optional.empty();
  }
}
