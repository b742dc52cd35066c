package io.meshwork.benchmarks;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.to_date;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Fills the product's history and quarantine with what a run has left there, repeated over the year
 * before: a batch every half minute, and as many bad records.
 *
 * @param entries of each
 */
record Filling(World world, long entries) {
  private static final String KEYSPACE = "meshwork";
  private static final String METRICS = "metrics";
  private static final String QUARANTINE = "quarantine";
  private static final int DAYS = 365;

  /** A record in quarantine has more than a kilobyte; Cassandra refuses writes over 50 KiB. */
  private static final String ROWS_PER_WRITE = "10";

  /** What is filled. */
  static final Set<String> TABLES =
      Set.of(METRICS, "metric_days", QUARANTINE, "quarantine_buckets", "quarantine_days");

  void fill() {
    SparkSession session = Peers.session(world);
    metrics(session);
    quarantine(session);
    for (String table : List.of(METRICS, QUARANTINE)) {
      if (world.count(KEYSPACE, table) < entries) {
        throw new IllegalStateException("meshwork." + table + " hasn't taken all entries");
      }
    }
  }

  private void metrics(SparkSession session) {
    Dataset<Row> batches =
        Peers.table(session, KEYSPACE, METRICS)
            .limit(1)
            .crossJoin(copies(session, entries))
            .withColumn("at", expr("timestamp_seconds(unix_seconds(at) - 30 * (copy + 1))"))
            .withColumn("day", to_date(col("at")))
            .withColumn("batch_id", expr("uuid()"))
            .drop("copy");
    append(batches, METRICS);
    append(batches.select("product", "day").distinct(), "metric_days");
  }

  private void quarantine(SparkSession session) {
    List<Row> bad = Peers.table(session, KEYSPACE, QUARANTINE).limit(1000).collectAsList();
    Dataset<Row> table = Peers.table(session, KEYSPACE, QUARANTINE);
    Dataset<Row> records =
        session
            .createDataFrame(bad, table.schema())
            .crossJoin(copies(session, (entries + bad.size() - 1) / bad.size()))
            .withColumn("day", expr("date_sub(day, cast(copy % " + DAYS + " as int) + 1)"))
            .withColumn("offset", expr("offset + 10000000 * (copy div " + DAYS + " + 1)"))
            .withColumn("bucket", expr("offset div 10000"))
            .drop("copy");
    append(records, QUARANTINE);
    append(records.select("product", "day", "bucket").distinct(), "quarantine_buckets");
    Dataset<Row> days = records.withColumn("quarantined_on", col("day"));
    append(days.select("product", "quarantined_on", "day", "bucket").distinct(), "quarantine_days");
  }

  private static Dataset<Row> copies(SparkSession session, long count) {
    return session
        .range(0, count, 1, session.sparkContext().defaultParallelism())
        .withColumnRenamed("id", "copy");
  }

  private static void append(Dataset<Row> rows, String table) {
    Map<String, String> how = new HashMap<>(Peers.TUNED_WRITES);
    how.put("spark.cassandra.output.batch.size.rows", ROWS_PER_WRITE);
    Peers.append(rows, KEYSPACE, table, how);
  }
}
