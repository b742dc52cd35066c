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

  /**
   * Failing rules, then those that could not be evaluated, then passing ones in the order of the
   * suite; no empty group.
   */
  static List<RuleGroup> of(RunRecord run) {
    List<RuleRecord> failing = run.rulesThat(RuleRecord.Outcome.FAILED);
    List<RuleRecord> skipped = run.rulesThat(RuleRecord.Outcome.SKIPPED);
    return Stream.of(
            new RuleGroup("Failing", "failed", failing.stream().sorted(GRAVEST_FIRST).toList()),
            new RuleGroup(
                "Not evaluated", "skipped", skipped.stream().sorted(GRAVEST_FIRST).toList()),
            new RuleGroup("Passing", "passed", run.rulesThat(RuleRecord.Outcome.PASSED)))
        .filter(group -> !group.rules().isEmpty())
        .toList();
  }
}
