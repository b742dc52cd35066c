package io.meshwork.quality.kind;

import io.meshwork.quality.Dimension;
import io.meshwork.quality.metric.Metric;
import io.meshwork.quality.metric.Metrics;
import io.meshwork.quality.sql.Sql;
import java.util.List;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import software.amazon.glue.dqdl.model.condition.Condition;

/** The value meets a condition on numbers, strings, dates or times. */
record ColumnValues() implements RowKind, AnalyzerKind {
  private static final List<Values.Reader> READERS =
      List.of(new NumberValues(), new StringValues(), new TimeValues(), new DateValues());

  @Override
  public String name() {
    return "ColumnValues";
  }

  @Override
  public String usage() {
    return "ColumnValues \"column\" >= 0, in [\"a\", \"b\", NULL], matches \"[a-z]+\" or > (now() - 3 days)";
  }

  @Override
  public Dimension dimension() {
    return Dimension.CONFORMITY;
  }

  @Override
  public RowPredicate predicate(Subject subject) {
    StructField column = subject.column();
    Values values = values(subject, column, subject.condition());
    return new RowPredicate(
        column.name(),
        now -> values.sql(Sql.name(column.name()), now),
        "%s must %s".formatted(column.name(), values.words()));
  }

  private Values values(Subject subject, StructField column, Condition condition) {
    return READERS.stream()
        .filter(r -> r.reads(condition))
        .findFirst()
        .map(r -> r.read(subject, column, condition))
        .orElseThrow(() -> new InvalidRule("a condition is missing. Write it like: " + usage()));
  }

  /** The bounds of numbers, or of the lengths of texts. */
  @Override
  public List<Metric> metrics(Subject subject) {
    StructField column = subject.column();
    if (column.dataType() instanceof NumericType) {
      return List.of(Metrics.minimum(column.name()), Metrics.maximum(column.name()));
    }
    if (column.dataType() instanceof StringType) {
      return ColumnLength.lengths(column.name());
    }
    throw subject.wrongType(column, "the analyzer ColumnValues needs a number or a string");
  }
}
