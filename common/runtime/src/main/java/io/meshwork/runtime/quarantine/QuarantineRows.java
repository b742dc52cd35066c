package io.meshwork.runtime.quarantine;

import static org.apache.spark.sql.functions.array_distinct;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_from_unix_date;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.unix_seconds;

import io.meshwork.governance.quarantine.RecordAddress;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Checked rows with reasons, as rows of the tables of the quarantine. */
record QuarantineRows(
    String product, String contractVersion, String run, Contents contents, Column now) {

  Dataset<Row> of(Dataset<Row> bad) {
    List<Column> columns =
        new ArrayList<>(
            List.of(
                lit(product).as("product"),
                day(now).as("quarantined_on"),
                day(col("_timestamp")).as("day"),
                bucket().as("bucket"),
                col("_topic").as("topic"),
                col("_partition").as("partition"),
                col("_offset").as("offset"),
                col("_timestamp").as("kafka_timestamp"),
                length(col("_value")).cast("bigint").as("size"),
                col("_reasons").as("reasons"),
                array_sort(array_distinct(col("_reasons.rule"))).as("rules"),
                lit(contractVersion).as("contract_version"),
                lit(run).as("run"),
                now.as("quarantined_at"),
                lit(run).as("first_run"),
                now.as("first_quarantined_at"),
                lit(contents.protection().word()).as("protection"),
                lit("open").as("status")));
    columns.addAll(contents.columns());
    return contents.prepared(bad).select(columns.toArray(Column[]::new));
  }

  /** The day of a record of Kafka, in UTC. */
  static Column day() {
    return day(col("_timestamp"));
  }

  /** In UTC, whatever the session's time zone is. */
  private static Column day(Column time) {
    return date_from_unix_date(floor(unix_seconds(time).divide(86_400)).cast("int"));
  }

  /** The bucket of a record of Kafka. */
  static Column bucket() {
    return expr("_offset div " + RecordAddress.OFFSETS_PER_BUCKET);
  }
}
