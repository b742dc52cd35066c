package io.meshwork.quality.kind;

import io.meshwork.quality.Dimension;
import io.meshwork.quality.metric.Metric;
import io.meshwork.quality.metric.Metrics;
import io.meshwork.quality.sql.Sql;
import java.util.List;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;

/** The number of characters; null has none, as AWS documents it. */
record ColumnLength() implements RowKind, AnalyzerKind {
  @Override
  public String name() {
    return "ColumnLength";
  }

  @Override
  public String usage() {
    return "ColumnLength \"column\" <= 64";
  }

  @Override
  public Dimension dimension() {
    return Dimension.CONFORMITY;
  }

  @Override
  public RowPredicate predicate(Subject subject) {
    StructField column = string(subject);
    NumberCondition condition = subject.numberCondition();
    return RowPredicate.of(
        column.name(),
        condition.sql("coalesce(length(%s), 0)".formatted(Sql.name(column.name()))),
        "the length of %s must %s".formatted(column.name(), condition.words()));
  }

  @Override
  public List<Metric> metrics(Subject subject) {
    return lengths(string(subject).name());
  }

  static List<Metric> lengths(String column) {
    return List.of(Metrics.minLength(column), Metrics.maxLength(column));
  }

  private static StructField string(Subject subject) {
    StructField column = subject.column();
    if (!(column.dataType() instanceof StringType)) {
      throw subject.wrongType(column, "ColumnLength needs a string");
    }
    return column;
  }
}
