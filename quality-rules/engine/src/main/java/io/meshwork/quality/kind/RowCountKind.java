package io.meshwork.quality.kind;

import io.meshwork.quality.Dimension;
import io.meshwork.quality.metric.Metric;
import io.meshwork.quality.metric.RowCountMetric;
import java.util.List;

/** The number of rows, 0 for an empty batch. */
record RowCountKind() implements DatasetKind, AnalyzerKind {
  @Override
  public String name() {
    return "RowCount";
  }

  @Override
  public String usage() {
    return "RowCount > 0";
  }

  @Override
  public Dimension dimension() {
    return Dimension.COVERAGE;
  }

  @Override
  public DatasetCheck check(Subject subject) {
    return new MetricCheck(new RowCountMetric(subject.where()), subject.numberCondition(), true);
  }

  @Override
  public List<Metric> metrics(Subject subject) {
    return List.of(new RowCountMetric(subject.where()));
  }
}
