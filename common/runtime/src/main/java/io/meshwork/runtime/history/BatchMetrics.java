package io.meshwork.runtime.history;

import io.meshwork.quality.history.MetricPoint;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The metrics of one batch: one row.
 *
 * @param at to the millisecond
 * @param measured by the metric's key
 * @param analyses Deequ's JSON of those that are more than a number
 */
record BatchMetrics(
    Instant at,
    String batch,
    Map<String, Double> measured,
    Map<String, String> tags,
    Map<String, String> analyses) {

  /** The points by batch, in their order. */
  static List<BatchMetrics> of(List<MetricPoint> points) {
    Map<List<Object>, BatchMetrics> batches = new LinkedHashMap<>();
    for (MetricPoint point : points) {
      Instant at = point.at().truncatedTo(ChronoUnit.MILLIS);
      BatchMetrics batch =
          batches.computeIfAbsent(
              List.of(at, point.batch()),
              key ->
                  new BatchMetrics(
                      at,
                      point.batch(),
                      new LinkedHashMap<>(),
                      point.tags(),
                      new LinkedHashMap<>()));
      batch.measured.put(point.metric(), point.value());
      point.analysis().ifPresent(json -> batch.analyses.put(point.metric(), json));
    }
    return List.copyOf(batches.values());
  }

  LocalDate day() {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }

  Optional<MetricPoint> point(String metric) {
    return Optional.ofNullable(measured.get(metric)).map(value -> point(metric, value));
  }

  Stream<MetricPoint> points() {
    return measured.entrySet().stream().map(m -> point(m.getKey(), m.getValue()));
  }

  private MetricPoint point(String metric, double value) {
    return new MetricPoint(
        metric, at, batch, value, tags, Optional.ofNullable(analyses.get(metric)));
  }

  boolean isSame(BatchMetrics other) {
    return at.equals(other.at) && batch.equals(other.batch);
  }
}
