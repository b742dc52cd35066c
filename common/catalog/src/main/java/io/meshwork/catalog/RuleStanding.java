package io.meshwork.catalog;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A rule of a product and how it fared.
 *
 * @param sentence what it means, in its owner's words if there are some
 * @param outcome in the newest run that judged it
 * @param history its outcomes in the last runs, oldest first; of the runs that didn't judge it,
 *     none
 */
record RuleStanding(
    String id,
    String sentence,
    String text,
    Optional<String> owner,
    String dimension,
    RuleRecord.Severity severity,
    RuleRecord.Action action,
    RuleRecord.Outcome outcome,
    Optional<Double> value,
    String expectation,
    String message,
    List<RuleRecord.Outcome> history) {
  private static final Comparator<RuleStanding> FAILING_FIRST =
      Comparator.comparing((RuleStanding rule) -> order(rule.outcome()))
          .thenComparing(RuleStanding::severity);

  /**
   * The rules of a run, failing ones first.
   *
   * @param runs the last runs, with this one, oldest first
   */
  static List<RuleStanding> of(RunRecord run, List<RunRecord> runs) {
    return run.rules().stream().map(rule -> of(rule, runs)).sorted(FAILING_FIRST).toList();
  }

  private static RuleStanding of(RuleRecord rule, List<RunRecord> runs) {
    return new RuleStanding(
        rule.id(),
        rule.description().orElse(rule.text()),
        rule.text(),
        rule.owner(),
        rule.dimension(),
        rule.severity(),
        rule.action(),
        rule.outcome(),
        rule.value(),
        rule.expectation(),
        rule.message(),
        runs.stream()
            .flatMap(run -> run.rules().stream())
            .filter(then -> then.id().equals(rule.id()))
            .map(RuleRecord::outcome)
            .toList());
  }

  private static int order(RuleRecord.Outcome outcome) {
    return switch (outcome) {
      case FAILED -> 0;
      case SKIPPED -> 1;
      case PASSED -> 2;
    };
  }

  /** In how many of these runs it failed; public because the template calls it. */
  public long failures() {
    return history.stream().filter(outcome -> outcome == RuleRecord.Outcome.FAILED).count();
  }
}
