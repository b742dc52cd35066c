package io.meshwork.finance.alert;

import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.date_from_unix_date;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.when;

import io.meshwork.finance.payment.CurrentPayments;
import io.meshwork.finance.payment.Direction;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.DataTypes;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Payments that somebody should look at: velocity, structuring, dormant accounts that awake, and
 * unusual counterparties. The same rows of an account give the same alerts, so they can be computed
 * again at any time. A payment that was taken back, and the one that takes it back, are left out:
 * those of the same amount in opposite directions. Any other reversal is a payment like others.
 *
 * <p>The payments of an account are looked through in one task, so they must fit in its memory.
 */
public final class PaymentAlerts {
  private PaymentAlerts() {}

  /**
   * @param payments rows of either table of finance.payments, every year of each account in it
   * @return account_id, currency; day; kind; payment_id, the last of the payments that caused it;
   *     payment_ids, all of them; amount, what they come to in that currency; reason, in words,
   *     with the limit. The first five name an alert.
   */
  public static Dataset<Row> of(Dataset<Row> payments, AlertThresholds thresholds) {
    UDF2<String, Seq<Row>, Row[]> judge =
        (currency, rows) -> judge(thresholds.rules(currency), rows);
    Column alerts =
        udf(judge, DataTypes.createArrayType(Alert.TYPE)).apply(col("currency"), col("payments"));
    return CurrentPayments.of(payments.repartition(col("account_id")))
        .where(Direction.of(col("type")).isNotNull())
        .groupBy("account_id", "currency")
        .agg(array_sort(collect_list(payment())).as("payments"))
        .select(col("account_id"), col("currency"), inline(alerts))
        .withColumn("day", date_from_unix_date(col("day")));
  }

  private static Column payment() {
    Column other =
        when(
            col("counterparty_account").isNotNull(),
            concat_ws(" ", col("counterparty_bank"), col("counterparty_account")));
    return struct(
        unix_date(to_date(col("booked_at"))).as("day"),
        col("payment_id"),
        Direction.of(col("type")).equalTo(Direction.DEBIT.name()).as("is_debit"),
        col("operation"),
        col("purpose"),
        col("amount"),
        other.as("counterparty"),
        col("reverses"));
  }

  private static Row[] judge(List<AlertRule> rules, Seq<Row> rows) {
    List<Payment> all = CollectionConverters.asJava(rows).stream().map(Payment::of).toList();
    List<Payment> payments = standing(all);
    return rules.stream()
        .flatMap(rule -> rule.alerts(payments).stream())
        .map(Alert::row)
        .toArray(Row[]::new);
  }

  /** Without those that were taken back whole, and what takes them back. */
  private static List<Payment> standing(List<Payment> all) {
    Map<String, Payment> byId =
        all.stream().collect(Collectors.toMap(Payment::id, Function.identity()));
    Set<String> gone = new HashSet<>();
    for (Payment reversal : all) {
      Payment reversed = reversal.reverses() == null ? null : byId.get(reversal.reverses());
      if (reversed != null && reversal.takesBack(reversed) && gone.add(reversed.id())) {
        gone.add(reversal.id());
      }
    }
    return all.stream().filter(payment -> !gone.contains(payment.id())).toList();
  }
}
