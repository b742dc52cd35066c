package io.meshwork.quality.state;

import com.amazon.deequ.analyzers.DoubleValuedState;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The states of many batches, summed by metric as Deequ sums them. The metrics of the sum are those
 * of a scan of all rows: counts, least and greatest values exactly, what is computed from sums of
 * floating point numbers to within their rounding.
 *
 * <p>A row that is in several batches counts in each. Immutable.
 */
public final class MergedStates {
  private static final MergedStates NONE = new MergedStates(Map.of());

  private final Map<MetricState.Key, MetricState> states;

  private MergedStates(Map<MetricState.Key, MetricState> states) {
    this.states = states;
  }

  /** The states of no rows. */
  public static MergedStates none() {
    return NONE;
  }

  /** With those of one more batch. */
  public MergedStates plus(Collection<MetricState> batch) {
    Map<MetricState.Key, MetricState> sums = new TreeMap<>(states);
    batch.forEach(state -> sums.merge(state.key(), state, MetricState::plus));
    return new MergedStates(sums);
  }

  /** With the rows of another one, which must be other rows. */
  public MergedStates plus(MergedStates other) {
    return plus(other.states.values());
  }

  /** One state for each metric, in the order of their keys. */
  public List<MetricState> states() {
    return List.copyOf(states.values());
  }

  /**
   * The metrics, in the order of their keys. Those without a finite number are left out, as they
   * are among the metrics of a batch.
   */
  public List<MergedMetric> metrics() {
    return states.values().stream().flatMap(MergedStates::metric).toList();
  }

  private static Stream<MergedMetric> metric(MetricState summed) {
    return summed.state().stream()
        .map(DoubleValuedState::metricValue)
        .filter(Double::isFinite)
        .map(value -> new MergedMetric(summed.key(), value, summed.rows()));
  }
}
