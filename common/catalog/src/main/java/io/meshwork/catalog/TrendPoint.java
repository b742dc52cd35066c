package io.meshwork.catalog;

import java.time.Instant;
import java.util.Optional;

/**
 * A metric in one run.
 *
 * @param at when the run started
 * @param value empty if the run has none
 * @param failed whether the run's rule failed
 * @param least the least value that the rule allowed then, written in the rule
 * @param most the greatest
 * @param low the least value that the metric's history let expect then
 * @param high the greatest
 */
record TrendPoint(
    String run,
    Instant at,
    Optional<Double> value,
    boolean failed,
    Optional<Double> least,
    Optional<Double> most,
    Optional<Double> low,
    Optional<Double> high) {

  static TrendPoint measured(RunRecord run, Optional<Double> value) {
    return new TrendPoint(
        run.run(),
        run.startedAt(),
        value.filter(Double::isFinite),
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  static TrendPoint judged(RunRecord run, RuleRecord rule) {
    Bounds bounds = Bounds.of(rule);
    return new TrendPoint(
        run.run(),
        run.startedAt(),
        rule.value().filter(Double::isFinite),
        rule.outcome() == RuleRecord.Outcome.FAILED,
        bounds.least(),
        bounds.most(),
        rule.band().flatMap(RuleRecord.Band::low),
        rule.band().flatMap(RuleRecord.Band::high));
  }

  /** What was expected, in words; public because the template calls it. */
  public String expected() {
    Optional<Double> from = least.or(() -> low);
    Optional<Double> to = most.or(() -> high);
    if (from.isPresent() && from.equals(to)) {
      return Numbers.value(from.get());
    }
    if (from.isPresent() && to.isPresent()) {
      return Numbers.value(from.get()) + " to " + Numbers.value(to.get());
    }
    return from.map(value -> "from " + Numbers.value(value))
        .or(() -> to.map(value -> "to " + Numbers.value(value)))
        .orElse("–");
  }
}
