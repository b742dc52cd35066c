package io.meshwork.finance.payment;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The balance of each account, currency and day on which it moved. */
public final class AccountBalance {
  private AccountBalance() {}

  /**
   * Sums the payments of whole accounts up, from an opening balance of zero before the first one.
   *
   * @param payments rows of either table of finance.payments, every year of each account in it
   * @return account_id, currency, day; opening, credits, debits and closing in that currency
   *     (decimal(28,2), {@code closing = opening + credits - debits}); payments, their number
   */
  public static Dataset<Row> of(Dataset<Row> payments) {
    return AccountDays.of(payments)
        .select(
            "account_id", "currency", "day", "opening", "credits", "debits", "closing", "payments");
  }
}
