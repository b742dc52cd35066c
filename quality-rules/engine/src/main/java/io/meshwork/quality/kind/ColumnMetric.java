package io.meshwork.quality.kind;

import io.meshwork.quality.Dimension;
import io.meshwork.quality.metric.Metric;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * A rule type that expects something of one metric of one column.
 *
 * @param dimension the dimension of quality that it belongs to
 * @param numeric whether the column must be a number
 * @param metric from column and where clause to the metric
 */
record ColumnMetric(
    String name,
    String usage,
    Dimension dimension,
    boolean numeric,
    BiFunction<String, Optional<String>, Metric> metric)
    implements DatasetKind, AnalyzerKind {
  @Override
  public DatasetCheck check(Subject subject) {
    return new MetricCheck(metric(subject), subject.numberCondition());
  }

  @Override
  public List<Metric> metrics(Subject subject) {
    return List.of(metric(subject));
  }

  private Metric metric(Subject subject) {
    String column = (numeric ? subject.numericColumn() : subject.column()).name();
    return metric.apply(column, subject.where());
  }
}
