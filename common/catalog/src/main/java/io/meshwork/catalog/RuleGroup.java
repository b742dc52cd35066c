package io.meshwork.catalog;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Rules of one outcome, those that matter most first. */
record RuleGroup(String title, String style, List<RuleRecord> rules) {
  private static final Comparator<RuleRecord> GRAVEST_FIRST =
      Comparator.comparing((RuleRecord rule) -> !rule.blocks())
          .thenComparing(RuleRecord::severity)
          .thenComparing(Comparator.comparingLong(RuleRecord::failing).reversed());

  /** Failing rules, then those that could not be evaluated; no empty group. */
  static List<RuleGroup> failing(RunRecord run) {
    return Stream.of(
            new RuleGroup("Failing", "failed", gravest(run, RuleRecord.Outcome.FAILED)),
            new RuleGroup("Not evaluated", "skipped", gravest(run, RuleRecord.Outcome.SKIPPED)))
        .filter(group -> !group.rules().isEmpty())
        .toList();
  }

  /** Passing rules in the order of the suite; no empty group. */
  static List<RuleGroup> passing(RunRecord run) {
    return Stream.of(new RuleGroup("Passing", "passed", run.rulesThat(RuleRecord.Outcome.PASSED)))
        .filter(group -> !group.rules().isEmpty())
        .toList();
  }

  private static List<RuleRecord> gravest(RunRecord run, RuleRecord.Outcome outcome) {
    return run.rulesThat(outcome).stream().sorted(GRAVEST_FIRST).toList();
  }
}
