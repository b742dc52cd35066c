package io.meshwork.quality.kind;

import io.meshwork.quality.Band;
import io.meshwork.quality.MetricValue;
import io.meshwork.quality.Surroundings;
import io.meshwork.quality.anomaly.ExpectedBand;
import io.meshwork.quality.history.MetricPoint;
import io.meshwork.quality.metric.Measured;
import io.meshwork.quality.metric.Measurements;
import io.meshwork.quality.metric.Metric;
import io.meshwork.quality.metric.QueryMetric;
import io.meshwork.quality.metric.RowCountMetric;
import java.util.List;
import java.util.Optional;

/** Expects of one metric that it stays in the band of its earlier values. */
record AnomalyCheck(Metric metric) implements DatasetCheck {
  private static final String EXPECTED = "no anomaly";

  @Override
  public List<Metric> metrics() {
    return List.of(metric);
  }

  @Override
  public int historyDepth() {
    return ExpectedBand.DEPTH;
  }

  @Override
  public Judgement judge(Measurements measurements) {
    long rows = measurements.rows(metric);
    Measured measured = measurements.of(metric);
    if (measured instanceof Measured.Failure failure) {
      String message = "could not be measured: " + failure.reason();
      return judgement(metric.name(), Optional.empty(), rows, message);
    }
    if (measured instanceof Measured.Value number && (rows > 0 || mindsEmpty())) {
      String key = MetricValue.keyOf(metric.name(), metric.where());
      return judged(metric.name(), key, number.value(), rows, measurements.surroundings());
    }
    String why = rows == 0 ? "no rows to judge" : "no values to judge";
    return judgement(metric.name(), Optional.of(true), rows, "has " + why);
  }

  /** That there is nothing may be the anomaly. */
  private boolean mindsEmpty() {
    return metric instanceof RowCountMetric || metric instanceof QueryMetric;
  }

  /** Judges a number that the caller of the suite knows without a scan. */
  static Judgement ofMeasure(String name, Surroundings surroundings) {
    Double value = surroundings.measures().get(name);
    return value == null
        ? judgement(name, Optional.of(true), 0, "was not measured of this batch")
        : judged(name, name, value, 0, surroundings);
  }

  private static Judgement judged(
      String name, String key, double value, long rows, Surroundings surroundings) {
    List<MetricPoint> earlier =
        surroundings.history().last(key, ExpectedBand.DEPTH, surroundings.now());
    String is = "is " + Numbers.grouped(value);
    Double finite = Double.isFinite(value) ? value : null;
    if (earlier.size() < ExpectedBand.LEAST) {
      String few = Resolution.tooLittle(earlier.size(), ExpectedBand.LEAST);
      return new Judgement(
          Optional.of(true), name, finite, EXPECTED, rows, "%s %s; %s".formatted(name, is, few));
    }
    Band band = ExpectedBand.of(earlier, surroundings.now());
    String expected =
        "from %s to %s".formatted(Numbers.grouped(band.low()), Numbers.grouped(band.high()));
    return new Judgement(
        Optional.of(value >= band.low() && value <= band.high()),
        name,
        finite,
        expected,
        rows,
        "%s %s; expected %s: %s".formatted(name, is, expected, band.method()),
        Optional.of(band));
  }

  private static Judgement judgement(
      String name, Optional<Boolean> passed, long rows, String message) {
    return new Judgement(passed, name, null, EXPECTED, rows, name + " " + message);
  }
}
