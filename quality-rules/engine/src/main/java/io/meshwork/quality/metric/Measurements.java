package io.meshwork.quality.metric;

import io.meshwork.quality.MetricValue;
import io.meshwork.quality.Surroundings;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All that was measured of one batch. */
public final class Measurements {
  private final Map<Metric, Measured> measured;
  private final Map<Optional<String>, Long> rows;
  private final Surroundings surroundings;

  Measurements(
      Map<Metric, Measured> measured, Map<Optional<String>, Long> rows, Surroundings surroundings) {
    this.surroundings = surroundings;
    this.measured = Map.copyOf(measured);
    this.rows = Map.copyOf(rows);
  }

  /** What came of a metric that was asked for. */
  public Measured of(Metric metric) {
    return measured.get(metric);
  }

  /** What is known beside the batch. */
  public Surroundings surroundings() {
    return surroundings;
  }

  /** Every finite number, by name; those over chosen rows too. */
  public List<MetricValue> values() {
    return measured.entrySet().stream()
        .filter(m -> m.getValue() instanceof Measured.Value v && Double.isFinite(v.value()))
        .map(
            m ->
                new MetricValue(
                    m.getKey().name(), m.getKey().where(), ((Measured.Value) m.getValue()).value()))
        .sorted(Comparator.comparing(MetricValue::key))
        .toList();
  }

  /** The rows that the metric speaks of. */
  public long rows(Metric metric) {
    return rows.get(metric.where());
  }
}
