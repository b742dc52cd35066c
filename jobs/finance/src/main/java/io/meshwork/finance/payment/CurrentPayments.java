package io.meshwork.finance.payment;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_trunc;
import static org.apache.spark.sql.functions.lit;

import io.meshwork.finance.version.Versions;
import io.meshwork.runtime.derive.Derivation;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Payments after all corrections: of each payment the highest version, {@code booked_at} in whole
 * seconds, and {@code version} 0 where the source gave none.
 */
public final class CurrentPayments implements Derivation {
  private static final long serialVersionUID = 1L;

  private static final List<String> ORDER = List.of("version", "booked_at");

  /** Of {@code payments_by_account_month}, within each account and month. */
  @Override
  public Dataset<Row> derive(Dataset<Row> landed) {
    return latest(landed, List.of("account_id", "month", "payment_id"));
  }

  /**
   * Of the payments of whole accounts, so that a correction that moves a payment to another month
   * replaces it there too.
   *
   * @param payments rows of either table of finance.payments
   * @return the same columns, one row per account and payment
   */
  public static Dataset<Row> of(Dataset<Row> payments) {
    return latest(payments, List.of("account_id", "payment_id"));
  }

  private static Dataset<Row> latest(Dataset<Row> payments, List<String> key) {
    Dataset<Row> numbered = payments.withColumn("version", coalesce(col("version"), lit(0)));
    return Versions.latest(numbered, key, ORDER)
        .withColumns(Map.of("booked_at", date_trunc("second", col("booked_at"))));
  }
}
