package io.meshwork.finance.payment;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sum;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The oldest check of double-entry bookkeeping (Pacioli, Summa de arithmetica, 1494): over a closed
 * set of payments, in which each debit of one account is a credit of another, both sides are equal.
 */
public final class TrialBalance {
  private TrialBalance() {}

  /**
   * @param balances rows of {@link AccountBalance#of}, of all accounts of the set
   * @return currency, credits, debits, difference (credits - debits; zero for a closed set),
   *     payments
   */
  public static Dataset<Row> of(Dataset<Row> balances) {
    return balances
        .groupBy("currency")
        .agg(
            total("credits"),
            total("debits"),
            total("credits").minus(total("debits")).cast("decimal(38,2)").as("difference"),
            sum("payments").as("payments"));
  }

  private static Column total(String column) {
    return sum(col(column)).cast("decimal(38,2)").as(column);
  }
}
