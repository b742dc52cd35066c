package io.meshwork.quality;

import java.util.List;

/**
 * What a suite found in one batch.
 *
 * @param results row rules first, then dataset rules, each in the order of the suite
 * @param verdict the gate's decision
 * @param sparkJobs Spark jobs that the evaluation took
 * @param metrics every number that was measured, the caller's measures included
 */
public record SuiteResult(
    List<RuleResult> results, Verdict verdict, int sparkJobs, List<MetricValue> metrics) {
  public SuiteResult {
    results = List.copyOf(results);
    metrics = List.copyOf(metrics);
  }
}
