package io.meshwork.finance.payment;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.timestamp_millis;
import static org.apache.spark.sql.functions.unix_seconds;

import io.meshwork.runtime.shape.Transform;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Gives each version of a payment a row of its own: {@code booked_at}, a clustering column, keeps
 * its whole seconds, and its milliseconds become the version (0 to 999; none is 0). A correction so
 * never meets what it corrects, in whatever order they come.
 */
public final class VersionedBooking implements Transform {
  private static final long serialVersionUID = 1L;

  @Override
  public Dataset<Row> apply(Dataset<Row> payments) {
    Column version = coalesce(col("version"), lit(0));
    Column millis = unix_seconds(col("booked_at")).multiply(lit(1000L)).plus(version);
    return payments.withColumn("booked_at", timestamp_millis(millis));
  }
}
