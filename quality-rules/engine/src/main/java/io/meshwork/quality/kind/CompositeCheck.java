package io.meshwork.quality.kind;

import io.meshwork.quality.metric.Measurements;
import io.meshwork.quality.metric.Metric;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import software.amazon.glue.dqdl.model.DQRuleLogicalOperator;

/**
 * Rules joined by AND or OR, each judged on the whole batch. A part that can't be told counts only
 * if the others leave it open.
 */
public record CompositeCheck(DQRuleLogicalOperator operator, List<DatasetCheck> parts)
    implements DatasetCheck {
  private static final String NAME = "Composite";

  @Override
  public List<Metric> metrics() {
    return parts.stream().flatMap(p -> p.metrics().stream()).toList();
  }

  @Override
  public int historyDepth() {
    return parts.stream().mapToInt(DatasetCheck::historyDepth).max().orElse(0);
  }

  @Override
  public Judgement judge(Measurements measurements) {
    List<Judgement> judgements = parts.stream().map(p -> p.judge(measurements)).toList();
    return new Judgement(
        passed(judgements),
        NAME,
        null,
        joined(
            judgements,
            j -> "(%s %s)".formatted(j.metric(), j.expectation()),
            " %s ".formatted(operator.name())),
        judgements.stream().mapToLong(Judgement::evaluated).max().orElse(0),
        joined(judgements, Judgement::message, ", "));
  }

  /** Those of the parts that failed. */
  @Override
  public Optional<Dataset<Row>> failingRows(Measurements measurements) {
    return parts.stream()
        .filter(p -> p.judge(measurements).passed().equals(Optional.of(false)))
        .flatMap(p -> p.failingRows(measurements).stream())
        .reduce(Dataset::union);
  }

  private Optional<Boolean> passed(List<Judgement> judgements) {
    boolean decisive = operator == DQRuleLogicalOperator.OR;
    if (judgements.stream().anyMatch(j -> j.passed().equals(Optional.of(decisive)))) {
      return Optional.of(decisive);
    }
    boolean open = judgements.stream().anyMatch(j -> j.passed().isEmpty());
    return open ? Optional.empty() : Optional.of(!decisive);
  }

  private static String joined(
      List<Judgement> judgements, Function<Judgement, String> part, String by) {
    return judgements.stream().map(part).collect(Collectors.joining(by));
  }
}
