package io.meshwork.quality.metric;

import io.meshwork.quality.MetricValue;
import io.meshwork.quality.Surroundings;
import io.meshwork.quality.plan.BatchRows;
import io.meshwork.quality.state.MetricState;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** All that was measured of one batch. */
public final class Measurements {
  private final BatchRows batch;
  private final Surroundings surroundings;
  private final List<Metric> asked;
  private final Map<Metric, Measured> measured;
  private final Map<Optional<String>, Long> rows;
  private final List<MetricState> states;

  Measurements(
      BatchRows batch,
      Surroundings surroundings,
      Collection<Metric> asked,
      Map<Metric, Measured> measured,
      Map<Optional<String>, Long> rows,
      List<MetricState> states) {
    this.batch = batch;
    this.surroundings = surroundings;
    this.asked = List.copyOf(asked);
    this.measured = Map.copyOf(measured);
    this.rows = Map.copyOf(rows);
    this.states = List.copyOf(states);
  }

  /** What came of a metric that was asked for. */
  public Measured of(Metric metric) {
    return measured.get(metric);
  }

  /** What is known beside the batch. */
  public Surroundings surroundings() {
    return surroundings;
  }

  /** Every finite number that was asked for, by name; those over chosen rows too. */
  public List<MetricValue> values() {
    return asked.stream()
        .flatMap(this::value)
        .distinct()
        .sorted(Comparator.comparing(MetricValue::key))
        .toList();
  }

  /** What is to be kept to merge the metrics with those of other batches, one for each metric. */
  public List<MetricState> states() {
    return states;
  }

  private Stream<MetricValue> value(Metric metric) {
    return measured.get(metric) instanceof Measured.Value number && Double.isFinite(number.value())
        ? Stream.of(new MetricValue(metric.name(), metric.where(), number.value()))
        : Stream.of();
  }

  /** The rows that the metric speaks of; 0 where none were counted, as for columns alone. */
  public long rows(Metric metric) {
    return rows.getOrDefault(metric.where(), 0L);
  }

  /** The rows of the batch that keep the metric from being 1, not computed yet. */
  public Optional<Dataset<Row>> failing(Metric metric) {
    return metric.failing().flatMap(query -> query.over(batch.dataset(), surroundings));
  }
}
