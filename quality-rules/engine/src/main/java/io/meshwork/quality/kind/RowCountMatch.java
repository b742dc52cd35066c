package io.meshwork.quality.kind;

import io.meshwork.quality.Dimension;
import io.meshwork.quality.metric.QueryMetric;
import io.meshwork.quality.metric.RatioMetric;
import io.meshwork.quality.metric.RowCountMetric;
import java.util.Optional;

/** The number of rows, divided by that of another data set. */
record RowCountMatch() implements DatasetKind {
  @Override
  public String name() {
    return "RowCountMatch";
  }

  @Override
  public String usage() {
    return "RowCountMatch \"domain.product\" >= 0.9";
  }

  @Override
  public Dimension dimension() {
    return Dimension.COVERAGE;
  }

  @Override
  public DatasetCheck check(Subject subject) {
    Reference reference = subject.reference();
    String name = "RowCountMatch(%s)".formatted(reference.name());
    QueryMetric others =
        QueryMetric.against(reference.name(), name, "SELECT count(1) FROM reference");
    return new MetricCheck(
        RatioMetric.between(name, new RowCountMetric(Optional.empty()), others, false),
        subject.numberCondition(),
        true);
  }
}
