package io.meshwork.quality;

import java.util.Optional;

/**
 * One number that was measured of a batch.
 *
 * @param name what was measured, such as {@code Completeness(value)}
 * @param where the condition that chose the rows, empty for all
 * @param value the number, always finite
 */
public record MetricValue(String name, Optional<String> where, double value) {
  /** By which the history knows it: the name, or {@code name where condition}. */
  public String key() {
    return keyOf(name, where);
  }

  /** The key of a metric with this name and condition. */
  public static String keyOf(String name, Optional<String> where) {
    return where.map(w -> name + " where " + w).orElse(name);
  }
}
