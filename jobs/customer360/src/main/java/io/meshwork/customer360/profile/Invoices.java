package io.meshwork.customer360.profile;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.to_date;

import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Order lines summed up to invoices, and these by person and currency. */
final class Invoices {
  private static final String PERSON = "person_id";
  private static final String CURRENCY = "currency";

  private Invoices() {}

  /**
   * @param lines {@code person_id} and the columns of customer360.orders; adjustments of the ledger
   *     (A...) are left out
   * @return {@code person_id}, {@code currency}, {@code invoices}: an array of {@code day}, {@code
   *     sale} (false for a cancellation, C...) and {@code amount}
   */
  static Dataset<Row> byPerson(Dataset<Row> lines) {
    Column invoice =
        struct(
            to_date(col("at")).cast("string").as("day"),
            not(col("invoice").startsWith("C")).as("sale"),
            col("amount"));
    return lines
        .repartition(col(PERSON))
        .where(not(col("invoice").startsWith("A")))
        .groupBy(PERSON, CURRENCY, "invoice")
        .agg(min("invoice_date").as("at"), amount().as("amount"))
        .groupBy(PERSON, CURRENCY)
        .agg(collect_list(invoice).as("invoices"));
  }

  private static Column amount() {
    return sum(col("quantity").multiply(col("unit_price"))).cast("decimal(28,3)");
  }

  static Purchases of(Row row) {
    List<Row> invoices = row.getList(row.fieldIndex("invoices"));
    return new Purchases(
        invoices.stream()
            .map(
                i -> new Invoice(LocalDate.parse(i.getString(0)), i.getBoolean(1), i.getDecimal(2)))
            .toList());
  }
}
