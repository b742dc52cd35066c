package io.meshwork.runtime.quarantine;

import static org.apache.spark.sql.functions.array_distinct;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sha2;
import static org.apache.spark.sql.functions.unhex;

import java.time.Instant;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Checked rows with reasons, as rows of the tables meshwork.quarantine and quarantine_buckets. */
record QuarantineRows(
    String product, String contractVersion, String run, int maxRawBytes, Instant now) {
  /** As many records of one Kafka partition share a bucket, at most. */
  private static final int OFFSETS_PER_BUCKET = 10_000;

  Dataset<Row> of(Dataset<Row> bad) {
    return bad.select(
        lit(product).as("product"),
        day().as("day"),
        expr("_offset div " + OFFSETS_PER_BUCKET).as("bucket"),
        col("_topic").as("topic"),
        col("_partition").as("partition"),
        col("_offset").as("offset"),
        col("_timestamp").as("kafka_timestamp"),
        col("_key").as("message_key"),
        col("_headers").as("headers"),
        col("_value").substr(1, maxRawBytes).as("raw"),
        length(col("_value")).gt(maxRawBytes).as("truncated"),
        length(col("_value")).cast("bigint").as("size"),
        unhex(sha2(col("_value"), 256)).as("sha256"),
        col("_reasons").as("reasons"),
        array_sort(array_distinct(col("_reasons.rule"))).as("rules"),
        lit(contractVersion).as("contract_version"),
        lit(run).as("run"),
        lit(now).as("quarantined_at"),
        lit("open").as("status"));
  }

  /** In UTC, whatever the session's time zone is. */
  private static Column day() {
    return expr("date_from_unix_date(cast(floor(unix_seconds(_timestamp) / 86400) as int))");
  }
}
