package io.meshwork.quality.metric;

import java.util.Map;
import java.util.Optional;

/** All that was measured of one batch. */
public final class Measurements {
  private final Map<Metric, Measured> measured;
  private final Map<Optional<String>, Long> rows;

  Measurements(Map<Metric, Measured> measured, Map<Optional<String>, Long> rows) {
    this.measured = Map.copyOf(measured);
    this.rows = Map.copyOf(rows);
  }

  /** What came of a metric that was asked for. */
  public Measured of(Metric metric) {
    return measured.get(metric);
  }

  /** The rows that the metric speaks of. */
  public long rows(Metric metric) {
    return rows.get(metric.where());
  }
}
