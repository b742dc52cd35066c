package io.meshwork.runtime.erase;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import io.meshwork.contract.FieldType;
import io.meshwork.contract.FieldType.Kind;
import io.meshwork.runtime.cassandra.CassandraSession;
import io.meshwork.runtime.cassandra.RequestLimits;
import io.meshwork.runtime.derive.RecomputeClock;
import io.meshwork.runtime.landing.RowWriter;
import io.meshwork.runtime.landing.Stamp;
import java.util.Collections;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * What a product has still to do, noted before it begins and forgotten once it is done, so that a
 * run that ends in between and is repeated knows it: a table of keyspace meshwork. Its partition
 * key is the product and a subject; all columns are texts.
 *
 * @param table the table's name
 * @param columns the key's columns behind product and subject
 */
record Notes(RowWriter writer, String product, String table, String subject, List<String> columns) {
  private static final String KEYSPACE = "meshwork";

  /**
   * Notes rows.
   *
   * @param rows the columns behind product and subject
   */
  void write(String about, Dataset<Row> rows) {
    var types = Collections.nCopies(2 + columns.size(), FieldType.of(Kind.STRING));
    var all = new Column[types.size()];
    all[0] = lit(product).as("product");
    all[1] = lit(about).as(subject);
    for (int i = 0; i < columns.size(); i++) {
      all[2 + i] = col(columns.get(i));
    }
    new Cells(List.of(KEYSPACE, table), types, 2, types.size())
        .write(writer, rows.select(all).distinct(), new Stamp.Fixed(now()));
  }

  /** What is noted, the columns behind product and subject. */
  Dataset<Row> read(String about, SparkSession spark) {
    return spark
        .read()
        .format("org.apache.spark.sql.cassandra")
        .option("keyspace", KEYSPACE)
        .option("table", table)
        .load()
        .filter(col("product").equalTo(product).and(col(subject).equalTo(about)))
        .select(columns.stream().map(c -> col(c)).toArray(Column[]::new));
  }

  /**
   * Forgets what was noted before a time.
   *
   * @param time as {@link #now} told it
   */
  void forget(String about, long time) {
    try (CassandraSession session =
        CassandraSession.open(writer.cassandra(), RequestLimits.CONTROL)) {
      BoundStatement delete =
          session
              .prepare(
                  "DELETE FROM %s.%s USING TIMESTAMP ? WHERE product = ? AND %s = ?"
                      .formatted(KEYSPACE, table, subject))
              .bind(time, product, about);
      session.run(delete, "forgetting in %s.%s what is done".formatted(KEYSPACE, table));
    }
  }

  /** So that what is noted later isn't forgotten with what was done, whatever a clock says. */
  long now() {
    return new RecomputeClock(writer.cassandra(), product).next();
  }
}
