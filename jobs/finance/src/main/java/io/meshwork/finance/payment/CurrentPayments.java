package io.meshwork.finance.payment;

import io.meshwork.finance.version.Versions;
import io.meshwork.runtime.derive.Derivation;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Payments after all corrections: of each payment the highest version, whole. */
public final class CurrentPayments implements Derivation {
  private static final long serialVersionUID = 1L;

  private static final List<String> ORDER = List.of("version", "booked_at");

  /** Of {@code payments_by_account_year}, within each account and year. */
  @Override
  public Dataset<Row> derive(Dataset<Row> landed) {
    return Versions.latest(landed, List.of("account_id", "year", "payment_id"), ORDER);
  }

  /**
   * Of the payments of whole accounts, so that a correction that moves a payment to another year
   * replaces it there too.
   *
   * @param payments rows of either table of finance.payments
   * @return the same columns, one row per account and payment
   */
  public static Dataset<Row> of(Dataset<Row> payments) {
    return Versions.latest(payments, List.of("account_id", "payment_id"), ORDER);
  }
}
