package io.meshwork.finance.payment;

import io.meshwork.runtime.aggregate.Changes;
import io.meshwork.runtime.aggregate.Ports;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The payments of whole accounts, through the published tables of finance.payments. A correction
 * can move a payment to any other year, so no year of an account stands for itself.
 */
public final class AccountPayments {
  private static final String PAYMENTS = "payments_by_account";
  private static final String YEARS = "years_by_account";
  private static final String ACCOUNT = "account_id";

  private AccountPayments() {}

  /**
   * @return account_id, distinct
   */
  public static Dataset<Row> touched(Changes changes) {
    return changes.of(PAYMENTS).select(ACCOUNT).distinct();
  }

  /**
   * @param accounts account_id
   * @return all rows of {@code payments_by_account}
   */
  public static Dataset<Row> of(Dataset<Row> accounts, Ports ports) {
    return ports.partitions(PAYMENTS, ports.partitions(YEARS, accounts).select(ACCOUNT, "year"));
  }
}
