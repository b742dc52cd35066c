package io.meshwork.quality.kind;

import io.meshwork.quality.metric.ConstantMetric;
import io.meshwork.quality.metric.Measured;
import io.meshwork.quality.metric.Measurements;
import io.meshwork.quality.metric.Metric;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Expects something of one metric. Over no rows, or no values, nothing can be wrong: then it
 * passes, unless the metric speaks of emptiness too.
 *
 * @param mindsEmpty whether a number measured over no rows is judged
 */
record MetricCheck(Metric metric, NumberCondition expected, boolean mindsEmpty)
    implements DatasetCheck {
  MetricCheck(Metric metric, NumberCondition expected) {
    this(metric, expected, false);
  }

  @Override
  public List<Metric> metrics() {
    return List.of(metric);
  }

  @Override
  public int historyDepth() {
    return expected.depth();
  }

  @Override
  public Judgement judge(Measurements measurements) {
    long rows = measurements.rows(metric);
    Measured measured = measurements.of(metric);
    if (measured instanceof Measured.Failure failure) {
      return judgement(Optional.empty(), null, rows, "could not be measured: " + failure.reason());
    }
    if (measured instanceof Measured.Value number && (rows > 0 || mindsEmpty)) {
      return judged(
          number.value(), rows, Resolution.of(expected, metric, measurements.surroundings()));
    }
    String why = rows == 0 ? "no rows to judge" : "no values to judge";
    return judgement(Optional.of(true), null, rows, "has " + why);
  }

  /** Only where the share is to be high: the rows that are wanted rare are not told apart. */
  @Override
  public Optional<Dataset<Row>> failingRows(Measurements measurements) {
    boolean wantsAll =
        Resolution.of(expected, metric, measurements.surroundings())
            .condition()
            .filter(c -> c.holds(1) || c.holds(Math.nextDown(1.0)))
            .isPresent();
    return wantsAll ? measurements.failing(metric) : Optional.empty();
  }

  /** What the columns lack. */
  private String detail() {
    return metric instanceof ConstantMetric constant && !constant.detail().isEmpty()
        ? " (%s)".formatted(constant.detail())
        : "";
  }

  private Judgement judged(double value, long rows, Resolution resolution) {
    if (resolution.condition().isEmpty()) {
      String message = "is %s; %s".formatted(Numbers.words(value), resolution.note());
      return judgement(resolution.passed(), value, rows, message);
    }
    NumberCondition condition = resolution.condition().get();
    String note = resolution.note().isEmpty() ? "" : ", " + resolution.note();
    return judgement(
            Optional.of(condition.holds(value)),
            value,
            rows,
            "is %s; expected %s%s%s"
                .formatted(Numbers.words(value), condition.text(), note, detail()))
        .expecting(condition.text(), resolution.band());
  }

  private Judgement judgement(Optional<Boolean> passed, Double value, long rows, String message) {
    // A number that isn't finite has no place in a report's JSON; the message tells it.
    Double finite = value != null && Double.isFinite(value) ? value : null;
    return new Judgement(
        passed, metric.name(), finite, expected.text(), rows, metric.name() + " " + message);
  }
}
