package io.meshwork.quality;

import io.meshwork.quality.history.MetricHistory;
import java.time.Instant;
import java.util.Map;

/**
 * What a suite knows beside the batch that it judges.
 *
 * @param now the time that {@code now()} and ages refer to
 * @param history earlier values of the metrics
 * @param references other data sets
 * @param measures metrics that the caller knows without a scan, by name, such as {@code
 *     ConsumerLag}
 * @param examples how failing rows are shown
 */
public record Surroundings(
    Instant now,
    MetricHistory history,
    References references,
    Map<String, Double> measures,
    ExampleSettings examples) {
  public Surroundings {
    measures = Map.copyOf(measures);
  }

  /** No history, no other data set, no measure, no examples. */
  public static Surroundings at(Instant now) {
    return new Surroundings(
        now, MetricHistory.none(), References.none(), Map.of(), ExampleSettings.none());
  }
}
