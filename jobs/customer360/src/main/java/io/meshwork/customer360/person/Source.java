package io.meshwork.customer360.person;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;

import io.meshwork.runtime.aggregate.Changes;
import java.util.Arrays;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The published tables that are about customers, and whose record each row is about. The id of a
 * record is the system that keeps it, a hyphen, and its own number: so what the shop or the bank
 * says under its number finds its record, and the other way round.
 */
public enum Source {
  CUSTOMERS("customers", col(Persons.RECORD)),
  ORDERS("order_lines_by_customer", concat(lit("shop-"), col("customer_id").cast("string"))),
  INTERACTIONS("interactions_by_customer", col(Persons.RECORD)),
  PAYMENTS("payments_by_account", concat(lit("bank-"), col("account_id")));

  private final String table;
  private final Column record;

  Source(String table, Column record) {
    this.table = table;
    this.record = record;
  }

  String table() {
    return table;
  }

  /** The id of the record that a row is about. */
  Column record() {
    return record;
  }

  /** The records ({@code record_id}, distinct) that changes of these tables are about. */
  public static Dataset<Row> changed(Changes changes, Source first, Source... others) {
    return Arrays.stream(others)
        .map(source -> source.changed(changes))
        .reduce(first.changed(changes), Dataset::union)
        .distinct();
  }

  private Dataset<Row> changed(Changes changes) {
    return changes.of(table).select(record.as(Persons.RECORD));
  }
}
