package io.meshwork.quality.metric;

import java.util.Optional;

/**
 * A metric that a query over the table {@code primary} gives: one row of one number, or of one
 * truth value.
 */
public record QueryMetric(String name, String query) implements Metric {
  @Override
  public Optional<String> where() {
    return Optional.empty();
  }
}
