package io.meshwork.catalog;

import java.util.Optional;

/**
 * One number that was measured of a run's last batch.
 *
 * @param name such as {@code Completeness(firmware)}
 * @param where the condition that chose the rows, empty for all
 */
public record MetricRecord(String name, Optional<String> where, Optional<Double> value) {
  public MetricRecord {
    where = Absent.value(where);
    value = Absent.value(value);
  }

  /** The name with its condition. */
  public String title() {
    return where.map(condition -> name + " where " + condition).orElse(name);
  }
}
