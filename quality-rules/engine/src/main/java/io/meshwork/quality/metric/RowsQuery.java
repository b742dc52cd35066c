package io.meshwork.quality.metric;

import io.meshwork.quality.Surroundings;
import io.meshwork.quality.sql.Sql;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Chooses rows of a batch.
 *
 * @param sql from the SQL of the current time to a query over the tables {@code primary} and, if a
 *     name is given, {@code reference}, that gives rows of {@code primary}
 * @param reference the name of the data set that is the table {@code reference}
 */
public record RowsQuery(UnaryOperator<String> sql, Optional<String> reference) {
  public static RowsQuery of(String sql) {
    return new RowsQuery(now -> sql, Optional.empty());
  }

  /**
   * @param reference the name of the data set that is the table {@code reference}
   */
  public static RowsQuery against(String reference, String sql) {
    return new RowsQuery(now -> sql, Optional.of(reference));
  }

  /** The rows that meet a condition. */
  static RowsQuery where(UnaryOperator<String> condition) {
    return new RowsQuery(
        now -> "SELECT * FROM primary WHERE " + condition.apply(now), Optional.empty());
  }

  /** The rows, not computed yet; empty if the data set that they are compared with is missing. */
  public Optional<Dataset<Row>> over(Dataset<Row> batch, Surroundings surroundings) {
    String query = sql.apply(Sql.timestamp(surroundings.now()));
    return reference.isEmpty()
        ? Optional.of(Queries.over(batch, Optional.empty(), query))
        : surroundings
            .references()
            .find(reference.get())
            .map(r -> Queries.over(batch, Optional.of(r), query));
  }
}
