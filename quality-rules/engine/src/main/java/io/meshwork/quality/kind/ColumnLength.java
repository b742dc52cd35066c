package io.meshwork.quality.kind;

import io.meshwork.quality.Dimension;
import io.meshwork.quality.sql.Sql;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;

/** The number of characters; null has none, as AWS documents it. */
record ColumnLength() implements RowKind {
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
    StructField column = subject.column();
    if (!(column.dataType() instanceof StringType)) {
      throw subject.wrongType(column, "ColumnLength needs a string");
    }
    NumberCondition condition = subject.numberCondition();
    return RowPredicate.of(
        column.name(),
        condition.sql("coalesce(length(%s), 0)".formatted(Sql.name(column.name()))),
        "the length of %s must %s".formatted(column.name(), condition.words()));
  }
}
