package io.meshwork.quality;

import java.util.List;

/**
 * What a suite found in one batch.
 *
 * @param results row rules first, then dataset rules, each in the order of the suite
 * @param verdict the gate's decision
 * @param sparkJobs Spark jobs that the evaluation took
 */
public record SuiteResult(List<RuleResult> results, Verdict verdict, int sparkJobs) {
  public SuiteResult {
    results = List.copyOf(results);
  }
}
