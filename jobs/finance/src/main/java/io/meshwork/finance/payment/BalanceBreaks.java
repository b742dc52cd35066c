package io.meshwork.finance.payment;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.array_min;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Reconciles computed balances with those that the bank reports after each payment.
 *
 * <p>The order of the payments within a day isn't known, so neither is the last reported balance.
 * But a day's payments make a chain: each starts from the opening balance or from what another one
 * has left. What is reported more often than it is started from is therefore the closing balance.
 * Where the day as a whole moves nothing the chain is a ring, and any reported balance may close
 * it. Of the balances that may, the nearest to the computed one counts.
 */
public final class BalanceBreaks {
  private static final String NEAREST = "_nearest";

  private BalanceBreaks() {}

  /**
   * Both figures of each account and day for which the bank reports any.
   *
   * @param payments as for {@link AccountBalance#of}
   * @return account_id, currency, day, computed, reported, difference (reported - computed)
   */
  public static Dataset<Row> compared(Dataset<Row> payments) {
    Column reported = col(NEAREST).getField("reported");
    return AccountDays.of(payments)
        .where(size(col("reported")).gt(0))
        .withColumn(NEAREST, nearest())
        .select(
            col("account_id"),
            col("currency"),
            col("day"),
            col("closing").as("computed"),
            reported.cast(AccountDays.MONEY).as("reported"),
            reported.minus(col("closing")).cast(AccountDays.MONEY).as("difference"));
  }

  /**
   * The days on which they differ by more than the tolerance.
   *
   * @param tolerance in the account's currency, such as 1.00 for a bank that rounds interest
   */
  public static Dataset<Row> of(Dataset<Row> payments, BigDecimal tolerance) {
    return compared(payments).where(abs(col("difference")).gt(lit(tolerance)));
  }

  private static Column nearest() {
    Column distances =
        transform(
            candidates(), b -> struct(abs(b.minus(col("closing"))).as("by"), b.as("reported")));
    return array_min(distances);
  }

  private static Column candidates() {
    Column ends =
        filter(
            col("reported"),
            b -> occurrences(col("reported"), b).gt(occurrences(col("before"), b)));
    return when(size(ends).equalTo(0).or(col("opening").equalTo(col("closing"))), col("reported"))
        .otherwise(ends);
  }

  private static Column occurrences(Column balances, Column balance) {
    return size(filter(balances, b -> b.equalTo(balance)));
  }
}
