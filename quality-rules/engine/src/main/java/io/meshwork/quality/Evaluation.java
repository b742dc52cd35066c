package io.meshwork.quality;

import io.meshwork.quality.kind.Judgement;
import io.meshwork.quality.metric.JobCount;
import io.meshwork.quality.metric.Measurements;
import io.meshwork.quality.metric.Measuring;
import io.meshwork.quality.metric.Metric;
import io.meshwork.quality.plan.BatchRows;
import io.meshwork.quality.state.MetricState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One evaluation of a suite. */
record Evaluation(
    List<RowRule> rowRules, List<CompiledRule.OnDataset> datasetRules, List<Metric> analyzers) {
  SuiteResult of(BatchRows batch, Map<String, RowCount> rowCounts, Surroundings surroundings) {
    List<RuleResult> results = new ArrayList<>();
    rowRules.forEach(
        rule -> results.add(RowResult.of(rule, Optional.ofNullable(rowCounts.get(rule.id())))));
    List<MetricValue> metrics = new ArrayList<>(measures(surroundings));
    if (datasetRules.isEmpty() && analyzers.isEmpty()) {
      return new SuiteResult(results, Verdict.of(results), 0, metrics, List.of());
    }
    JobCount jobs = JobCount.begin(batch.spark().sparkContext());
    List<MetricState> states;
    int count;
    try {
      Measurements measurements = new Measuring(batch, surroundings).of(metrics());
      metrics.addAll(measurements.values());
      states = measurements.states();
      datasetRules.forEach(
          rule -> results.add(withExamples(rule, judged(rule, measurements), measurements)));
    } finally {
      count = jobs.end();
    }
    return new SuiteResult(results, Verdict.of(results), count, metrics, states);
  }

  private static List<MetricValue> measures(Surroundings surroundings) {
    return surroundings.measures().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(m -> new MetricValue(m.getKey(), Optional.empty(), m.getValue()))
        .toList();
  }

  private List<Metric> metrics() {
    return Stream.concat(
            datasetRules.stream().flatMap(r -> r.check().metrics().stream()), analyzers.stream())
        .toList();
  }

  /** Which rows, and why: asked for only where a rule failed. */
  private static RuleResult withExamples(
      CompiledRule.OnDataset rule, RuleResult result, Measurements measurements) {
    ExampleSettings settings = measurements.surroundings().examples();
    if (result.outcome() != Outcome.FAILED || settings.perRule() == 0) {
      return result;
    }
    Examples examples = new Examples(settings);
    return rule.check()
        .failingRows(measurements)
        .map(rows -> result.with(examples.of(rows, rule.info(), result.message())))
        .orElse(result);
  }

  private static RuleResult judged(CompiledRule.OnDataset rule, Measurements measurements) {
    Judgement judgement = rule.check().judge(measurements);
    return new RuleResult(
        rule.info(),
        judgement
            .passed()
            .map(passed -> passed ? Outcome.PASSED : Outcome.FAILED)
            .orElse(Outcome.SKIPPED),
        judgement.metric(),
        judgement.value(),
        judgement.expectation(),
        judgement.evaluated(),
        0,
        judgement.message(),
        judgement.band(),
        List.of());
  }
}
