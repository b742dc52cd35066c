package io.meshwork.catalog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The trends of a product: of its runs as a whole, of every rule of the newest run that has a
 * number, and of every other metric that it measured.
 */
final class Trends {
  /** As many runs as a small chart shows well. */
  static final int RUNS = 30;

  private final List<RunRecord> runs;
  private final RunRecord newest;

  private Trends(List<RunRecord> oldestFirst) {
    this.runs = oldestFirst;
    this.newest = oldestFirst.get(oldestFirst.size() - 1);
  }

  /**
   * The trends up to a run.
   *
   * @param earlier the product's runs before it, newest first; those that judged nothing, or
   *     records out of quarantine only, are left aside
   */
  static List<Trend> upTo(RunRecord run, List<RunRecord> earlier) {
    return new Trends(shown(run, earlier)).all();
  }

  /** The score over all dimensions up to a run. */
  static Trend ofScores(RunRecord run, List<RunRecord> earlier) {
    return new Trends(shown(run, earlier)).scores();
  }

  private static List<RunRecord> shown(RunRecord run, List<RunRecord> earlier) {
    List<RunRecord> shown =
        new ArrayList<>(earlier.stream().filter(Trends::counts).limit(RUNS - 1).toList());
    Collections.reverse(shown);
    shown.add(run);
    return List.copyOf(shown);
  }

  /** Whether a run's figures stand for the product. */
  static boolean counts(RunRecord run) {
    return run.mode() != RunMode.REPLAY && !run.rules().isEmpty();
  }

  private List<Trend> all() {
    List<Trend> drawn =
        Stream.of(ofRuns(), ofRules(), ofMetrics())
            .flatMap(Function.identity())
            .filter(trend -> trend.now().isPresent())
            .sorted(Comparator.comparing(Trend::kind))
            .toList();
    return IntStream.range(0, drawn.size())
        .mapToObj(i -> drawn.get(i).named("trend-" + (i + 1)))
        .toList();
  }

  private Stream<Trend> ofRuns() {
    return Stream.of(
        scores(),
        ofRuns(
            "Records landed",
            Trend.Unit.NUMBER,
            run -> Optional.of((double) run.counts().landed())),
        ofRuns("Share of records in quarantine", Trend.Unit.PERCENT, Trends::quarantinedShare));
  }

  private Trend scores() {
    return ofRuns("Score over all dimensions", Trend.Unit.PERCENT, Trends::score);
  }

  private Trend ofRuns(String title, Trend.Unit unit, Function<RunRecord, Optional<Double>> value) {
    return new Trend("", Trend.Kind.RUN, unit, title, "", "", "", measured(value));
  }

  private static Optional<Double> score(RunRecord run) {
    return DimensionScore.overall(run.scores()).stream().boxed().findFirst();
  }

  private static Optional<Double> quarantinedShare(RunRecord run) {
    long consumed = run.counts().consumed();
    return consumed == 0
        ? Optional.empty()
        : Optional.of((double) run.counts().quarantined() / consumed);
  }

  private Stream<Trend> ofRules() {
    return newest.rules().stream().map(this::ofRule);
  }

  private Trend ofRule(RuleRecord rule) {
    List<TrendPoint> points =
        runs.stream()
            .map(
                run ->
                    ruleOf(run, rule.id())
                        .map(then -> TrendPoint.judged(run, then))
                        .orElse(TrendPoint.measured(run, Optional.empty())))
            .toList();
    return new Trend(
        "",
        kind(rule, points),
        Trend.Unit.NUMBER,
        rule.description().orElse(rule.id()),
        rule.metric(),
        rule.expectation(),
        rule.band().map(RuleRecord.Band::method).orElse(""),
        points);
  }

  private static Trend.Kind kind(RuleRecord rule, List<TrendPoint> points) {
    if (rule.outcome() == RuleRecord.Outcome.FAILED) {
      return Trend.Kind.FAILING;
    }
    boolean watched = points.stream().anyMatch(p -> p.low().or(p::high).isPresent());
    return watched ? Trend.Kind.WATCHED : Trend.Kind.HOLDING;
  }

  private static Optional<RuleRecord> ruleOf(RunRecord run, String id) {
    return run.rules().stream().filter(rule -> rule.id().equals(id)).findFirst();
  }

  private Stream<Trend> ofMetrics() {
    Map<String, List<RuleRecord>> judged =
        newest.rules().stream().collect(Collectors.groupingBy(RuleRecord::metric));
    return newest.metrics().stream()
        .filter(
            metric ->
                judged.getOrDefault(metric.name(), List.of()).stream().noneMatch(says(metric)))
        .map(MetricRecord::title)
        .map(
            title ->
                new Trend(
                    "",
                    Trend.Kind.MEASURED,
                    Trend.Unit.NUMBER,
                    title,
                    title,
                    "",
                    "",
                    measured(valueOf(title))));
  }

  private static Predicate<RuleRecord> says(MetricRecord metric) {
    return rule -> rule.value().equals(metric.value());
  }

  private static Function<RunRecord, Optional<Double>> valueOf(String title) {
    return run ->
        run.metrics().stream()
            .filter(metric -> metric.title().equals(title))
            .findFirst()
            .flatMap(MetricRecord::value);
  }

  private List<TrendPoint> measured(Function<RunRecord, Optional<Double>> value) {
    return runs.stream().map(run -> TrendPoint.measured(run, value.apply(run))).toList();
  }
}
