package io.meshwork.catalog;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the rules say now that they did not say in the run before.
 *
 * @param broke rules that fail now and passed then
 * @param mended rules that pass now and failed then
 */
record Changes(List<String> broke, List<String> mended) {

  /** Nothing changed if no earlier run has results. */
  static Changes since(RunRecord run, List<RunRecord> earlierNewestFirst) {
    return earlierNewestFirst.stream()
        .filter(earlier -> !earlier.rules().isEmpty())
        .findFirst()
        .map(earlier -> between(earlier, run))
        .orElse(new Changes(List.of(), List.of()));
  }

  private static Changes between(RunRecord earlier, RunRecord run) {
    return new Changes(
        turned(earlier, RuleRecord.Outcome.PASSED, run, RuleRecord.Outcome.FAILED),
        turned(earlier, RuleRecord.Outcome.FAILED, run, RuleRecord.Outcome.PASSED));
  }

  private static List<String> turned(
      RunRecord earlier, RuleRecord.Outcome from, RunRecord run, RuleRecord.Outcome to) {
    Set<String> before =
        earlier.rulesThat(from).stream().map(RuleRecord::id).collect(Collectors.toSet());
    return run.rulesThat(to).stream().map(RuleRecord::id).filter(before::contains).toList();
  }
}
