package io.meshwork.customer360.person;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.struct;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Payments that a correction has moved to another year, and that both years have a row of. */
final class Corrected {
  private Corrected() {}

  /** One row for each account and payment: the highest version. */
  static Dataset<Row> payments(Dataset<Row> rows) {
    Column row =
        struct(
            col("version"),
            col("year"),
            col("booked_at"),
            col("type"),
            col("amount"),
            col("currency"),
            col("balance"),
            col("purpose"),
            col("reverses"));
    return rows.groupBy("account_id", "payment_id")
        .agg(max(row).as("row"))
        .select(col("account_id"), col("payment_id"), col("row.*"));
  }
}
