package io.meshwork.quality.history;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A metric's value at one time.
 *
 * @param metric the metric's key, see {@link io.meshwork.quality.MetricValue#key}
 * @param at when it was measured
 * @param batch what it was measured of; the same batch measured again has the same name
 * @param value the number, always finite
 * @param tags whatever tells batches apart, such as the run and the versions of contract and suite
 * @param analysis Deequ's JSON of analyzer and metric, where the metric is more than a number of a
 *     suite
 */
public record MetricPoint(
    String metric,
    Instant at,
    String batch,
    double value,
    Map<String, String> tags,
    Optional<String> analysis) {
  public MetricPoint {
    tags = Map.copyOf(tags);
  }

  /** A number that a suite has measured. */
  public MetricPoint(
      String metric, Instant at, String batch, double value, Map<String, String> tags) {
    this(metric, at, batch, value, tags, Optional.empty());
  }
}
