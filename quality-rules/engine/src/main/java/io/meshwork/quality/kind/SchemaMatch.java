package io.meshwork.quality.kind;

import io.meshwork.quality.Dimension;
import io.meshwork.quality.metric.ConstantMetric;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The share of columns that another data set has too, by name and type, in any order; of the
 * columns of the side that has more. AWS documents the match of a column, not what divides.
 */
record SchemaMatch() implements DatasetKind {
  @Override
  public String name() {
    return "SchemaMatch";
  }

  @Override
  public String usage() {
    return "SchemaMatch \"domain.product\" = 1.0";
  }

  @Override
  public Dimension dimension() {
    return Dimension.CONSISTENCY;
  }

  @Override
  public DatasetCheck check(Subject subject) {
    Reference reference = subject.reference();
    StructType columns = subject.schema().columns();
    List<String> missing = missing(columns, reference.columns());
    List<String> unknown = missing(reference.columns(), columns);
    int all = Math.max(columns.size(), reference.columns().size());
    double share = all == 0 ? 1 : (double) (columns.size() - missing.size()) / all;
    List<String> differing = Stream.concat(missing.stream(), unknown.stream()).distinct().toList();
    return new MetricCheck(
        new ConstantMetric(
            "SchemaMatch(%s)".formatted(reference.name()),
            share,
            differing.isEmpty() ? "" : "columns that differ: " + String.join(", ", differing)),
        subject.numberCondition(),
        true);
  }

  private static List<String> missing(StructType from, StructType in) {
    return Arrays.stream(from.fields())
        .filter(f -> Arrays.stream(in.fields()).noneMatch(other -> same(f, other)))
        .map(StructField::name)
        .toList();
  }

  private static boolean same(StructField left, StructField right) {
    return left.name().equals(right.name()) && left.dataType().equals(right.dataType());
  }
}
