package io.meshwork.finance.payment;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * Payments that don't fit to others of their account: each is a row with the facts, by one of these
 * kinds.
 *
 * <ul>
 *   <li>{@code unknown direction}: its type is neither a credit nor a debit, so it moves nothing.
 *   <li>{@code reversal of an unknown payment}: the account has none of that number.
 *   <li>{@code reversal in the same direction}: it doubles what it should take back.
 *   <li>{@code reversal of another amount}, or in another currency
 *   <li>{@code reversed again}: another payment takes the same one back.
 * </ul>
 */
public final class ReferenceBreaks {
  private ReferenceBreaks() {}

  /**
   * @param payments rows of either table of finance.payments, every year of each account in it
   * @return account_id, payment_id, kind, amount, currency, reverses, reversed_amount and
   *     reversed_currency of the payment that it reverses
   */
  public static Dataset<Row> of(Dataset<Row> payments) {
    Dataset<Row> current = CurrentPayments.of(payments.repartition(col("account_id")));
    return alone(current).unionByName(reversals(current));
  }

  private static Dataset<Row> alone(Dataset<Row> current) {
    return current
        .withColumns(Map.of("reversed_amount", lit(null), "reversed_currency", lit(null)))
        .select(
            facts(kind("unknown direction", not(credit().or(Direction.DEBIT.is(col("type")))))));
  }

  private static Dataset<Row> reversals(Dataset<Row> current) {
    Column known = col("reversed_amount").isNotNull();
    Column sameAmount =
        col("amount")
            .equalTo(col("reversed_amount"))
            .and(col("currency").equalTo(col("reversed_currency")));
    return current
        .where(col("reverses").isNotNull())
        .withColumn("reversals", count(lit(1)).over(Window.partitionBy("account_id", "reverses")))
        .join(reversed(current), new String[] {"account_id", "reverses"}, "left")
        .select(
            facts(
                kind("reversal of an unknown payment", not(known)),
                kind("reversal in the same direction", credit().equalTo(col("reversed_is_credit"))),
                kind("reversal of another amount", not(sameAmount)),
                kind("reversed again", col("reversals").gt(1))));
  }

  private static Dataset<Row> reversed(Dataset<Row> current) {
    return current.select(
        col("account_id"),
        col("payment_id").as("reverses"),
        credit().as("reversed_is_credit"),
        col("amount").as("reversed_amount"),
        col("currency").as("reversed_currency"));
  }

  private static Column credit() {
    return Direction.CREDIT.is(col("type"));
  }

  /** A row for each kind that isn't null. */
  private static Column[] facts(Column... kinds) {
    return new Column[] {
      col("account_id"),
      col("payment_id"),
      explode(array_compact(array(kinds))).as("kind"),
      col("amount"),
      col("currency"),
      col("reverses"),
      col("reversed_amount").cast("decimal(18,2)").as("reversed_amount"),
      col("reversed_currency").cast("string").as("reversed_currency")
    };
  }

  private static Column kind(String name, Column when) {
    return when(when, lit(name));
  }
}
