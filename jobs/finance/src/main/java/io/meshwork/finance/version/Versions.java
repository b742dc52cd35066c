package io.meshwork.finance.version;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.struct;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Records that replace each other whole: of each key the one with the highest version counts. */
public final class Versions {
  private static final String LATEST = "_latest";

  private Versions() {}

  /**
   * The row of each key that comes last by {@code order}; rows that are equal there are told apart
   * by their content, so that the answer doesn't depend on the order of the rows.
   *
   * @param rows with no column of a type that can't be ordered
   * @param key columns that name one thing
   * @param order columns that order its versions; null comes first
   * @return the same columns, one row per key
   */
  public static Dataset<Row> latest(Dataset<Row> rows, List<String> key, List<String> order) {
    Stream<String> others =
        Arrays.stream(rows.columns()).filter(c -> !key.contains(c) && !order.contains(c)).sorted();
    Column[] ranked =
        Stream.concat(order.stream(), others)
            .map(org.apache.spark.sql.functions::col)
            .toArray(Column[]::new);
    Column[] keys = key.stream().map(org.apache.spark.sql.functions::col).toArray(Column[]::new);
    return rows.groupBy(keys)
        .agg(max(struct(ranked)).as(LATEST))
        .select(
            Arrays.stream(rows.columns())
                .map(c -> key.contains(c) ? col(c) : col(LATEST).getField(c).as(c))
                .toArray(Column[]::new));
  }
}
