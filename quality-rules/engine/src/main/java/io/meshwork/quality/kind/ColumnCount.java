package io.meshwork.quality.kind;

import io.meshwork.quality.Dimension;
import io.meshwork.quality.metric.ConstantMetric;
import io.meshwork.quality.metric.Metric;
import java.util.List;

/** The number of columns. */
record ColumnCount() implements DatasetKind, AnalyzerKind {
  @Override
  public String name() {
    return "ColumnCount";
  }

  @Override
  public String usage() {
    return "ColumnCount >= 5";
  }

  @Override
  public Dimension dimension() {
    return Dimension.CONFORMITY;
  }

  @Override
  public DatasetCheck check(Subject subject) {
    return new MetricCheck(metric(subject), subject.numberCondition(), true);
  }

  @Override
  public List<Metric> metrics(Subject subject) {
    return List.of(metric(subject));
  }

  static Metric metric(Subject subject) {
    return ConstantMetric.of("ColumnCount", subject.schema().columns().size());
  }
}
