package io.meshwork.quality.kind;

import io.meshwork.quality.Dimension;
import io.meshwork.quality.metric.Metric;
import io.meshwork.quality.metric.Metrics;
import java.util.List;
import org.apache.spark.sql.types.StructField;

/**
 * Pearson's correlation of two columns. Rows in which either is null are ignored; there is none,
 * and nothing to judge, where a column doesn't vary.
 */
record ColumnCorrelation() implements DatasetKind, AnalyzerKind {
  @Override
  public String name() {
    return "ColumnCorrelation";
  }

  @Override
  public String usage() {
    return "ColumnCorrelation \"column\" \"column\" > 0.8";
  }

  @Override
  public Dimension dimension() {
    return Dimension.ACCURACY;
  }

  @Override
  public DatasetCheck check(Subject subject) {
    return new MetricCheck(metric(subject), subject.numberCondition());
  }

  @Override
  public List<Metric> metrics(Subject subject) {
    return List.of(metric(subject));
  }

  private static Metric metric(Subject subject) {
    List<StructField> columns = subject.numericColumns();
    return Metrics.correlation(columns.get(0).name(), columns.get(1).name(), subject.where());
  }
}
