package io.meshwork.quality.kind;

import io.meshwork.quality.Dimension;
import io.meshwork.quality.metric.Metrics;
import java.util.List;

/** Every value occurs once. Nulls don't count. */
record IsUnique() implements DatasetKind {
  @Override
  public String name() {
    return "IsUnique";
  }

  @Override
  public String usage() {
    return "IsUnique \"column\"";
  }

  @Override
  public Dimension dimension() {
    return Dimension.UNIQUENESS;
  }

  @Override
  public DatasetCheck check(Subject subject) {
    return new MetricCheck(
        Metrics.uniqueness(List.of(subject.column().name()), subject.where()), NumberCondition.ALL);
  }
}
