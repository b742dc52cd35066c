package io.meshwork.quality;

import io.meshwork.quality.kind.Judgement;
import io.meshwork.quality.metric.JobCount;
import io.meshwork.quality.metric.Measurements;
import io.meshwork.quality.metric.Measuring;
import io.meshwork.quality.metric.Metric;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** One evaluation of a suite. */
record Evaluation(List<RowRule> rowRules, List<CompiledRule.OnDataset> datasetRules) {
  SuiteResult of(Dataset<Row> batch, Map<String, RowCount> rowCounts, Instant now) {
    List<RuleResult> results = new ArrayList<>();
    rowRules.forEach(
        rule -> results.add(RowResult.of(rule, Optional.ofNullable(rowCounts.get(rule.id())))));
    if (datasetRules.isEmpty()) {
      return new SuiteResult(results, Verdict.of(results), 0);
    }
    JobCount jobs = JobCount.begin(batch.sparkSession().sparkContext());
    int count;
    try {
      Measurements measurements = new Measuring(batch, now).of(metrics());
      datasetRules.forEach(
          rule -> results.add(result(rule.rule(), rule.check().judge(measurements))));
    } finally {
      count = jobs.end();
    }
    return new SuiteResult(results, Verdict.of(results), count);
  }

  private List<Metric> metrics() {
    return datasetRules.stream().flatMap(r -> r.check().metrics().stream()).toList();
  }

  private static RuleResult result(DatasetRule rule, Judgement judgement) {
    return new RuleResult(
        rule.id(),
        rule.text(),
        rule.line(),
        rule.kind(),
        rule.column().orElse(""),
        Scope.DATASET,
        rule.severity(),
        Action.of(Scope.DATASET, rule.severity()),
        judgement
            .passed()
            .map(passed -> passed ? Outcome.PASSED : Outcome.FAILED)
            .orElse(Outcome.SKIPPED),
        judgement.metric(),
        judgement.value(),
        judgement.expectation(),
        judgement.evaluated(),
        0,
        judgement.message());
  }
}
