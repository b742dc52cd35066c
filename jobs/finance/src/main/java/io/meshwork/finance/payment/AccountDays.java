package io.meshwork.finance.payment;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.to_date;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * What an account's payments of a day come to, and the balances that the bank reports of that day:
 * {@code reported} after each payment, {@code before} each payment the same less its amount. All
 * steps go by account, so the payments are shuffled once.
 */
final class AccountDays {
  static final String MONEY = "decimal(28,2)";

  private AccountDays() {}

  static Dataset<Row> of(Dataset<Row> payments) {
    Column moved = Direction.signed(col("type"), col("amount"));
    Dataset<Row> days =
        CurrentPayments.of(payments.repartition(col("account_id")))
            .groupBy(col("account_id"), col("currency"), to_date(col("booked_at")).as("day"))
            .agg(
                total(Direction.CREDIT).as("credits"),
                total(Direction.DEBIT).as("debits"),
                count(lit(1)).as("payments"),
                collect_list(col("balance")).as("reported"),
                collect_list(col("balance").minus(moved)).as("before"));
    return closed(days);
  }

  private static Column total(Direction direction) {
    return sum(direction.part(col("type"), col("amount")).cast("decimal(18,2)")).cast(MONEY);
  }

  private static Dataset<Row> closed(Dataset<Row> days) {
    var upToHere =
        Window.partitionBy("account_id", "currency")
            .orderBy("day")
            .rowsBetween(Window.unboundedPreceding(), Window.currentRow());
    Column net = col("credits").minus(col("debits"));
    Column closing = coalesce(sum(net).over(upToHere), lit(0)).cast(MONEY);
    return days.withColumn("closing", closing)
        .withColumn("opening", col("closing").minus(net).cast(MONEY));
  }
}
