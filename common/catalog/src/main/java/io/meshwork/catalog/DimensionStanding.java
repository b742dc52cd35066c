package io.meshwork.catalog;

import java.util.List;
import java.util.Optional;

/**
 * A dimension's score beside that of the run before.
 *
 * @param failing how many of its rules fail
 * @param before empty if no earlier run has a score for it
 * @param tone a class of the style sheet
 */
record DimensionStanding(
    String dimension, double score, int rules, int failing, Optional<Double> before, String tone) {

  static List<DimensionStanding> of(RunRecord run, Optional<RunRecord> previous) {
    return run.scores().stream().map(score -> of(score, run, previous)).toList();
  }

  private static DimensionStanding of(
      DimensionScore score, RunRecord run, Optional<RunRecord> previous) {
    List<RuleRecord> failing =
        run.rulesThat(RuleRecord.Outcome.FAILED).stream()
            .filter(rule -> rule.dimension().equals(score.dimension()))
            .toList();
    Optional<Double> before =
        previous.stream()
            .flatMap(earlier -> earlier.scores().stream())
            .filter(earlier -> earlier.dimension().equals(score.dimension()))
            .map(DimensionScore::score)
            .findFirst();
    return new DimensionStanding(
        score.dimension(), score.score(), score.rules(), failing.size(), before, tone(failing));
  }

  private static String tone(List<RuleRecord> failing) {
    if (failing.isEmpty()) {
      return Tone.GOOD.style();
    }
    return failing.stream().anyMatch(rule -> rule.severity() == RuleRecord.Severity.ERROR)
        ? Tone.BAD.style()
        : Tone.WARNING.style();
  }
}
