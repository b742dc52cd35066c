package io.meshwork.customer360.profile;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.trunc;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** How a person pays, by currency. */
final class PaymentBehaviour {
  private static final String MONEY = "decimal(28,2)";

  private PaymentBehaviour() {}

  /**
   * @param payments {@code person_id} and the columns of finance.payments, one row per payment
   * @return {@code person_id}, {@code currency}; {@code accounts}, {@code payments} and {@code
   *     reversals}, their numbers; {@code months}, in how many there was a payment; {@code credits}
   *     and {@code debits}, their sums; {@code largest_debit}; {@code overdrawn}, after how many
   *     payments the bank reports a balance below zero; {@code first_on} and {@code last_on}
   */
  static Dataset<Row> of(Dataset<Row> payments) {
    // PRIJEM is a credit, every other type of the bank a debit: so says the contract of payments.
    Column credit = col("type").equalTo("PRIJEM");
    Column amount = col("amount").cast("decimal(18,2)");
    Column day = to_date(col("booked_at"));
    return payments
        .groupBy("person_id", "currency")
        .agg(
            countDistinct("account_id").cast("int").as("accounts"),
            count(lit(1)).cast("int").as("payments"),
            count_if(col("reverses").isNotNull()).cast("int").as("reversals"),
            countDistinct(trunc(day, "month")).cast("int").as("months"),
            sum(when(credit, amount).otherwise(0)).cast(MONEY).as("credits"),
            sum(when(credit, lit(0)).otherwise(amount)).cast(MONEY).as("debits"),
            max(when(credit, null).otherwise(amount)).as("largest_debit"),
            count_if(col("balance").lt(0)).cast("int").as("overdrawn"),
            min(day).as("first_on"),
            max(day).as("last_on"));
  }
}
