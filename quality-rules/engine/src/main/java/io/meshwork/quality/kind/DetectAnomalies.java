package io.meshwork.quality.kind;

import io.meshwork.quality.Dimension;
import io.meshwork.quality.anomaly.ExpectedBand;
import io.meshwork.quality.metric.Measurements;
import io.meshwork.quality.metric.Metric;
import io.meshwork.quality.sql.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.glue.dqdl.model.DQRule;
import software.amazon.glue.dqdl.model.DQRuleLogicalOperator;
import software.amazon.glue.dqdl.model.DQRuleType;
import software.amazon.glue.dqdl.model.condition.number.AtomicNumberOperand;
import software.amazon.glue.dqdl.model.condition.number.NumberBasedCondition;
import software.amazon.glue.dqdl.model.condition.number.NumberBasedConditionOperator;

/**
 * A metric stays in the band of its earlier values, see {@link
 * io.meshwork.quality.anomaly.ExpectedBand}. It is named as its rule type names it, with that
 * type's parameters; {@code Freshness} and {@code ConsumerLag} are measured by who runs the suite.
 */
record DetectAnomalies() implements DatasetKind {
  /** Seconds since the newest event; records that wait behind the batch. */
  private static final List<String> MEASURES = List.of("Freshness", "ConsumerLag");

  private static final List<String> METRICS =
      List.of(
          "RowCount",
          "ColumnCount",
          "Completeness",
          "Uniqueness",
          "UniqueValueRatio",
          "DistinctValuesCount",
          "Entropy",
          "Mean",
          "Sum",
          "StandardDeviation",
          "ColumnCorrelation",
          "ColumnLength",
          "ColumnValues",
          "CustomSql");

  private static final NumberBasedCondition ANY_NUMBER =
      new NumberBasedCondition(
          "> 0", NumberBasedConditionOperator.GREATER_THAN, List.of(new AtomicNumberOperand("0")));

  @Override
  public String name() {
    return "DetectAnomalies";
  }

  @Override
  public String usage() {
    return "DetectAnomalies \"Completeness\" \"column\"";
  }

  @Override
  public Dimension dimension() {
    return Dimension.CONSISTENCY;
  }

  @Override
  public DatasetCheck check(Subject subject) {
    List<String> words = words(subject);
    String watched = words.get(0);
    List<String> parameters = words.subList(1, words.size());
    if (MEASURES.contains(watched)) {
      return measure(watched, parameters);
    }
    List<Metric> metrics = metrics(subject, watched, parameters);
    return metrics.size() == 1
        ? new AnomalyCheck(metrics.get(0))
        : new CompositeCheck(
            DQRuleLogicalOperator.AND,
            metrics.stream().<DatasetCheck>map(AnomalyCheck::new).toList());
  }

  private static List<String> words(Subject subject) {
    Map<String, String> parameters = subject.rule().getParameters();
    List<String> words = new ArrayList<>();
    for (int i = 1; parameters.containsKey("MetricParameter" + i); i++) {
      words.add(subject.parameter("MetricParameter" + i));
    }
    return words;
  }

  private static DatasetCheck measure(String name, List<String> parameters) {
    if (!parameters.isEmpty()) {
      throw new InvalidRule(
          "%s takes no column. Write it like: DetectAnomalies \"%s\"".formatted(name, name));
    }
    return new DatasetCheck() {
      @Override
      public List<Metric> metrics() {
        return List.of();
      }

      @Override
      public int historyDepth() {
        return ExpectedBand.DEPTH;
      }

      @Override
      public Judgement judge(Measurements measurements) {
        return AnomalyCheck.ofMeasure(name, measurements.surroundings());
      }
    };
  }

  private List<Metric> metrics(Subject subject, String watched, List<String> parameters) {
    Kind kind =
        Kinds.named(watched)
            .filter(k -> METRICS.contains(watched))
            .orElseThrow(() -> unknown(watched));
    DQRuleType type =
        DQRuleType.getRuleType(watched, parameters.size()).orElseThrow(() -> wrong(kind));
    Map<String, String> named = new LinkedHashMap<>();
    for (int i = 0; i < type.getParameters().size(); i++) {
      named.put(type.getParameters().get(i).getName(), parameters.get(i));
    }
    DQRule rule = new DQRule(watched, named, ANY_NUMBER);
    return ((DatasetKind) kind)
        .check(new Subject(rule, subject.schema(), subject.references()))
        .metrics();
  }

  private static InvalidRule wrong(Kind kind) {
    return new InvalidRule(
        "%s is told by other parameters. Write it as in: %s".formatted(kind.name(), kind.usage()));
  }

  private static InvalidRule unknown(String watched) {
    List<String> known = Stream.concat(METRICS.stream(), MEASURES.stream()).toList();
    return new InvalidRule(
        "there is no metric \"%s\".%s Metrics: %s."
            .formatted(watched, Suggestion.of(watched, known), String.join(", ", known)));
  }
}
