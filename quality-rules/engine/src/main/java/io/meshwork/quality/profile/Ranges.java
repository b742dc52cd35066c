package io.meshwork.quality.profile;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.percentile_approx;

import io.meshwork.quality.profile.ColumnProfile.Lengths;
import io.meshwork.quality.profile.ColumnProfile.Range;
import io.meshwork.quality.profile.NumberSummary.Quantile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.TimestampType;
import scala.jdk.javaapi.CollectionConverters;

/**
 * What Deequ's profiler leaves out: quantiles of numbers, the bounds of what is no number, and the
 * lengths of all strings. One pass for all columns. Columns without a value are in none of the
 * maps.
 *
 * @param quantiles by column
 * @param ranges by column
 * @param lengths by column
 */
record Ranges(
    Map<String, List<Quantile>> quantiles,
    Map<String, Range> ranges,
    Map<String, Lengths> lengths) {
  private static final List<Double> SHARES = List.of(0.05, 0.25, 0.5, 0.75, 0.95);
  private static final int ACCURACY = 10_000;

  /**
   * @param masked columns of which the lengths alone are asked for
   */
  static Ranges of(Dataset<Row> rows, Set<String> masked) {
    List<Column> asked = new ArrayList<>();
    for (StructField field : rows.schema().fields()) {
      asked.addAll(asked(field, masked.contains(field.name())));
    }
    Ranges found = new Ranges(new HashMap<>(), new HashMap<>(), new HashMap<>());
    if (!asked.isEmpty()) {
      Row row = rows.select(asked.toArray(Column[]::new)).head();
      Set<String> names = Set.of(row.schema().fieldNames());
      for (String name : rows.columns()) {
        found.read(name, part -> names.contains(name + part) ? row.getAs(name + part) : null);
      }
    }
    return found;
  }

  private static List<Column> asked(StructField field, boolean isMasked) {
    Column column = col(field.name());
    List<Column> asked = new ArrayList<>();
    if (field.dataType() instanceof StringType) {
      asked.add(min(length(column)).as(field.name() + "_short"));
      asked.add(max(length(column)).as(field.name() + "_long"));
    }
    if (isMasked) {
      return asked;
    }
    if (field.dataType() instanceof NumericType) {
      Column shares = array(SHARES.stream().map(s -> lit(s)).toArray(Column[]::new));
      asked.add(
          percentile_approx(column.cast("double"), shares, lit(ACCURACY)).as(field.name() + "_q"));
    }
    if (isOrdered(field.dataType())) {
      asked.add(min(column).cast("string").as(field.name() + "_min"));
      asked.add(max(column).cast("string").as(field.name() + "_max"));
    }
    return asked;
  }

  private static boolean isOrdered(DataType type) {
    return type instanceof StringType || type instanceof DateType || type instanceof TimestampType;
  }

  private void read(String name, UnaryOperator<Object> cell) {
    if (cell.apply("_q") instanceof scala.collection.Seq<?> values) {
      List<Quantile> found = new ArrayList<>();
      for (Object value : CollectionConverters.asJava(values)) {
        found.add(new Quantile(SHARES.get(found.size()), (Double) value));
      }
      quantiles.put(name, found);
    }
    if (cell.apply("_min") instanceof String first) {
      ranges.put(name, new Range(first, (String) cell.apply("_max")));
    }
    if (cell.apply("_short") instanceof Integer shortest) {
      lengths.put(name, new Lengths(shortest, (Integer) cell.apply("_long")));
    }
  }
}
