package io.meshwork.quality.kind;

import io.meshwork.quality.Dimension;
import io.meshwork.quality.metric.ConstantMetric;
import io.meshwork.quality.sql.Suggestion;
import java.util.Arrays;
import java.util.List;

/** There is a column of that name. The one rule that may name a column that there isn't. */
record ColumnExists() implements DatasetKind {
  @Override
  public String name() {
    return "ColumnExists";
  }

  @Override
  public String usage() {
    return "ColumnExists \"column\"";
  }

  @Override
  public Dimension dimension() {
    return Dimension.CONFORMITY;
  }

  @Override
  public DatasetCheck check(Subject subject) {
    String column = subject.parameter("TargetColumn");
    List<String> names = Arrays.asList(subject.schema().columns().fieldNames());
    boolean exists = names.contains(column);
    return new MetricCheck(
        new ConstantMetric(
            "ColumnExists(%s)".formatted(column),
            exists ? 1 : 0,
            exists ? "" : "there is no such column" + similar(column, names)),
        NumberCondition.ALL,
        true);
  }

  private static String similar(String column, List<String> names) {
    return Suggestion.nearest(column, names).map("; there is \"%s\""::formatted).orElse("");
  }
}
