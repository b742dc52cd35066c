package io.meshwork.quality.kind;

import io.meshwork.quality.Dimension;
import io.meshwork.quality.metric.Measurements;
import io.meshwork.quality.metric.Metric;
import io.meshwork.quality.metric.Metrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;
import software.amazon.glue.dqdl.model.DQRuleLogicalOperator;

/** The combination of columns is unique and none of them is null. */
record IsPrimaryKey() implements DatasetKind {
  @Override
  public String name() {
    return "IsPrimaryKey";
  }

  @Override
  public String usage() {
    return "IsPrimaryKey \"column\" \"column\"";
  }

  @Override
  public Dimension dimension() {
    return Dimension.UNIQUENESS;
  }

  @Override
  public DatasetCheck check(Subject subject) {
    List<String> columns = subject.columns().stream().map(StructField::name).toList();
    List<DatasetCheck> parts = new ArrayList<>();
    parts.add(all(Metrics.uniqueness(columns, subject.where())));
    columns.forEach(c -> parts.add(all(Metrics.completeness(c, subject.where()))));
    return new Check("PrimaryKey(%s)".formatted(String.join(", ", columns)), parts);
  }

  private static DatasetCheck all(Metric metric) {
    return new MetricCheck(metric, NumberCondition.ALL);
  }

  /** All parts must hold; the first, uniqueness, gives the value. */
  private record Check(String metric, List<DatasetCheck> parts) implements DatasetCheck {
    @Override
    public List<Metric> metrics() {
      return parts.stream().flatMap(p -> p.metrics().stream()).toList();
    }

    @Override
    public Optional<Dataset<Row>> failingRows(Measurements measurements) {
      return new CompositeCheck(DQRuleLogicalOperator.AND, parts).failingRows(measurements);
    }

    @Override
    public Judgement judge(Measurements measurements) {
      Optional<Boolean> passed =
          new CompositeCheck(DQRuleLogicalOperator.AND, parts).judge(measurements).passed();
      List<Judgement> judgements = parts.stream().map(p -> p.judge(measurements)).toList();
      Judgement unique = judgements.get(0);
      String message =
          passed.equals(Optional.of(true))
              ? unique.message()
              : judgements.stream()
                  .filter(j -> !j.passed().equals(Optional.of(true)))
                  .map(Judgement::message)
                  .collect(Collectors.joining(", "));
      return new Judgement(
          passed, metric, unique.value(), "= 1, none null", unique.evaluated(), message);
    }
  }
}
