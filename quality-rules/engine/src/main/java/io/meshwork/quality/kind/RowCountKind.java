package io.meshwork.quality.kind;

import io.meshwork.quality.Dimension;
import io.meshwork.quality.metric.RowCountMetric;

/** The number of rows, 0 for an empty batch. */
record RowCountKind() implements DatasetKind {
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
}
