package io.meshwork.catalog;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;

/**
 * One metric over the runs of a product, oldest first. Its methods are public because the templates
 * call them.
 *
 * @param id its name in the page and in the page's JSON
 * @param title what it is, in the owner's words where there are some
 * @param metric what was measured
 * @param expectation what the newest run expected, empty if nothing
 * @param method how the newest run's band comes from the history, in words; empty without one
 */
record Trend(
    String id,
    Kind kind,
    Unit unit,
    String title,
    String metric,
    String expectation,
    String method,
    List<TrendPoint> points) {

  /** How values are written: shares of a whole in percent. */
  enum Unit {
    NUMBER,
    PERCENT
  }

  /** What makes a metric worth a look, the most first. */
  enum Kind {
    /** Of the run as a whole, such as how many records landed. */
    RUN("The runs as a whole", true),
    FAILING("Rules that fail", true),
    /** Its rule compares it with its own history. */
    WATCHED("Metrics compared with their history", true),
    HOLDING("Rules that hold", false),
    /** No rule speaks of it. */
    MEASURED("Metrics that no rule speaks of", false);

    private final String title;
    private final boolean open;

    Kind(String title, boolean open) {
      this.title = title;
      this.open = open;
    }

    String title() {
      return title;
    }

    boolean open() {
      return open;
    }
  }

  Trend {
    points = List.copyOf(points);
  }

  /** Whether there is anything to draw: two runs with a value. */
  @JsonIgnore
  public boolean isDrawn() {
    return points.stream().filter(point -> point.value().isPresent()).count() > 1;
  }

  /** The value of the newest run. */
  @JsonIgnore
  public Optional<Double> now() {
    return points.isEmpty() ? Optional.empty() : points.get(points.size() - 1).value();
  }

  /** The value of the run before the newest one. */
  @JsonIgnore
  public Optional<Double> before() {
    return points.size() < 2 ? Optional.empty() : points.get(points.size() - 2).value();
  }

  public List<TrendPoint> newestFirst() {
    List<TrendPoint> reversed = new ArrayList<>(points);
    Collections.reverse(reversed);
    return reversed;
  }

  /** Whether any run expected something, by the rule's text or by the history. */
  @JsonIgnore
  public boolean hasBounds() {
    return points.stream().anyMatch(p -> p.least().or(p::most).or(p::low).or(p::high).isPresent());
  }

  /** A value as this trend writes it. */
  public String text(double value) {
    return unit == Unit.PERCENT ? Numbers.percent(value) : Numbers.value(value);
  }

  Trend named(String name) {
    return new Trend(name, kind, unit, title, metric, expectation, method, points);
  }

  /** What the line shows, in one sentence, for those who can't see it. */
  public String summary() {
    DoubleSummaryStatistics values =
        points.stream()
            .flatMap(point -> point.value().stream())
            .mapToDouble(Double::doubleValue)
            .summaryStatistics();
    long failed = points.stream().filter(TrendPoint::failed).count();
    return "%s over %s: %s now, between %s and %s%s%s"
        .formatted(
            title,
            Numbers.count(values.getCount(), "run"),
            now().map(this::text).orElse("no value"),
            text(values.getMin()),
            text(values.getMax()),
            expectation.isEmpty() ? "" : "; expected: " + expectation,
            failed == 0 ? "" : "; failing in " + Numbers.count(failed, "run"));
  }
}
