package io.meshwork.quality;

import io.meshwork.quality.state.MetricState;
import java.util.List;

/**
 * What a suite found in one batch.
 *
 * @param results row rules first, then dataset rules, each in the order of the suite
 * @param verdict the gate's decision
 * @param sparkJobs Spark jobs that the evaluation took
 * @param metrics every number that was measured, the caller's measures included
 * @param states of those metrics that can be merged with other batches'
 */
public record SuiteResult(
    List<RuleResult> results,
    Verdict verdict,
    int sparkJobs,
    List<MetricValue> metrics,
    List<MetricState> states) {
  public SuiteResult {
    results = List.copyOf(results);
    metrics = List.copyOf(metrics);
    states = List.copyOf(states);
  }
}
