package io.meshwork.customer360.timeline;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What happened to a person: {@code person_id}, {@code occurred_at}, {@code kind}, {@code
 * reference} (its number where it is from), {@code record_id}, {@code summary}, and {@code amount}
 * in {@code currency} where money moved, below zero if it left the person's account or came back
 * from the shop.
 */
final class Moments {
  private static final Column PERSON = col("person_id");
  private static final Column RECORD = col("record_id");
  private static final String MONEY = "decimal(28,3)";
  private static final Column NONE = lit(null);

  private Moments() {}

  /** RECORD: a record of the person was made. */
  static Dataset<Row> ofRecords(Dataset<Row> customers) {
    return moments(customers, col("created_at"), lit("RECORD"), RECORD, lit("made"), NONE, NONE);
  }

  /** CONSENT: the person was asked for consent to be sent offers. */
  static Dataset<Row> ofConsents(Dataset<Row> customers) {
    Column answer = when(col("marketing_consent"), "granted").otherwise("refused");
    Dataset<Row> asked =
        customers.where(col("consent_at").isNotNull().and(col("marketing_consent").isNotNull()));
    return moments(asked, col("consent_at"), lit("CONSENT"), RECORD, answer, NONE, NONE);
  }

  /**
   * ORDER, CANCELLATION or, by the ledger, ADJUSTMENT: an invoice, with its number of lines and its
   * sum.
   */
  static Dataset<Row> ofOrders(Dataset<Row> lines) {
    Dataset<Row> invoices =
        lines
            .groupBy(PERSON, RECORD, col("invoice"), col("currency"))
            .agg(
                min("invoice_date").as("at"),
                count(lit(1)).as("lines"),
                sum(col("quantity").multiply(col("unit_price"))).as("amount"));
    Column kind =
        when(col("invoice").startsWith("C"), "CANCELLATION")
            .when(col("invoice").startsWith("A"), "ADJUSTMENT")
            .otherwise("ORDER");
    Column summary = concat_ws(" ", col("lines"), lit("lines"));
    return moments(
        invoices, col("at"), kind, col("invoice"), summary, col("amount"), col("currency"));
  }

  /** An interaction, by its own kind. */
  static Dataset<Row> ofInteractions(Dataset<Row> interactions) {
    Column summary = concat_ws(" ", col("channel"), col("topic"), col("state"));
    return moments(
        interactions, col("occurred_at"), col("kind"), col("interaction_id"), summary, NONE, NONE);
  }

  /** PAYMENT, or REVERSAL: into (PRIJEM) or out of the person's account. */
  static Dataset<Row> ofPayments(Dataset<Row> payments) {
    Column kind = when(col("reverses").isNotNull(), "REVERSAL").otherwise("PAYMENT");
    Column amount = col("amount").cast(MONEY);
    Column moved = when(col("type").equalTo("PRIJEM"), amount).otherwise(amount.multiply(-1));
    Column summary = concat_ws(" ", col("type"), col("purpose"));
    return moments(
        payments, col("booked_at"), kind, col("payment_id"), summary, moved, col("currency"));
  }

  private static Dataset<Row> moments(
      Dataset<Row> rows,
      Column at,
      Column kind,
      Column reference,
      Column summary,
      Column amount,
      Column currency) {
    return rows.select(
        PERSON,
        at.as("occurred_at"),
        kind.as("kind"),
        reference.as("reference"),
        RECORD,
        summary.as("summary"),
        amount.cast(MONEY).as("amount"),
        currency.cast("string").as("currency"));
  }
}
