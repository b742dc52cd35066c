package io.meshwork.quality.kind;

import io.meshwork.quality.Band;
import io.meshwork.quality.MetricValue;
import io.meshwork.quality.Surroundings;
import io.meshwork.quality.history.MetricPoint;
import io.meshwork.quality.metric.Metric;
import java.util.List;
import java.util.Optional;

/**
 * A condition as the metric's history makes it.
 *
 * @param passed what the metric comes to without having been compared; empty if it can't be told
 * @param condition in numbers alone; empty if it has no numbers
 * @param note what there is to say of the history, empty if nothing
 */
record Resolution(
    Optional<Boolean> passed,
    Optional<NumberCondition> condition,
    String note,
    Optional<Band> band) {

  static Resolution of(NumberCondition expected, Metric metric, Surroundings surroundings) {
    if (expected.depth() == 0) {
      return new Resolution(Optional.empty(), Optional.of(expected), "", Optional.empty());
    }
    String key = MetricValue.keyOf(metric.name(), metric.where());
    List<MetricPoint> points =
        surroundings.history().last(key, expected.depth(), surroundings.now());
    if (points.size() < expected.needs()) {
      return none(Optional.of(true), tooLittle(points.size(), expected.depth()));
    }
    return expected
        .resolved(points.stream().mapToDouble(MetricPoint::value).toArray())
        .map(resolved -> found(expected, resolved, points.size()))
        .orElseGet(() -> none(Optional.empty(), expected.text() + " divides by zero"));
  }

  static String tooLittle(int points, int wanted) {
    return "too little history: %d of %d values".formatted(points, wanted);
  }

  private static Resolution found(NumberCondition expected, NumberCondition resolved, int points) {
    boolean fewer = points < expected.depth();
    return new Resolution(
        Optional.empty(),
        Optional.of(resolved),
        fewer ? "by %d of %d earlier values".formatted(points, expected.depth()) : "",
        resolved.band(expected.text(), points));
  }

  private static Resolution none(Optional<Boolean> passed, String note) {
    return new Resolution(passed, Optional.empty(), note, Optional.empty());
  }
}
