package io.meshwork.customer360.person;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.regexp_extract;

import io.meshwork.customer360.identity.StableIds;
import io.meshwork.runtime.aggregate.Ports;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What the mesh knows of persons: the rows of other tables that are about a record of theirs, each
 * with {@code person_id} and {@code record_id}.
 */
public final class Belongings {
  private final Dataset<Row> members;
  private final Ports ports;

  private Belongings(Dataset<Row> members, Ports ports) {
    this.members = members;
    this.ports = ports;
  }

  /** Of these persons ({@code person_id}). */
  public static Belongings of(Dataset<Row> persons, Ports ports) {
    return new Belongings(ports.once(Persons.records(persons, ports)), ports);
  }

  /** The record that each person's id is of: {@code person_id}, {@code record_id}. */
  public Dataset<Row> founders() {
    return members.where(StableIds.own(col(Persons.RECORD)).equalTo(col(Persons.PERSON)));
  }

  /** The records themselves, as customer360.customers has them. */
  public Dataset<Row> customers() {
    return ofRecords(Source.CUSTOMERS);
  }

  /** What was said, asked and looked at under any of the records. */
  public Dataset<Row> interactions() {
    return ofRecords(Source.INTERACTIONS);
  }

  /** The lines of the records of the shop. */
  public Dataset<Row> orderLines() {
    Dataset<Row> numbered =
        members
            .withColumn("customer_id", number("shop").cast("int"))
            .where(Source.ORDERS.record().equalTo(col(Persons.RECORD)));
    Dataset<Row> keys = numbered.select("customer_id").distinct();
    return numbered.join(ports.partitions(Source.ORDERS.table(), keys), "customer_id");
  }

  /** The payments of the accounts of the records of the bank, as they stand after corrections. */
  public Dataset<Row> payments() {
    Dataset<Row> accounts =
        members
            .withColumn("account_id", number("bank"))
            .where(Source.PAYMENTS.record().equalTo(col(Persons.RECORD)));
    Dataset<Row> years =
        ports.partitions("years_by_account", accounts.select("account_id").distinct());
    Dataset<Row> payments =
        ports.partitions(Source.PAYMENTS.table(), years.select("account_id", "year"));
    return accounts.join(Corrected.payments(payments), "account_id");
  }

  private Dataset<Row> ofRecords(Source source) {
    Dataset<Row> keys = members.select(Persons.RECORD).distinct();
    return members.join(ports.partitions(source.table(), keys), Persons.RECORD);
  }

  /** What a system calls the customer of a record of its own; empty in another system's. */
  private static Column number(String system) {
    return regexp_extract(col(Persons.RECORD), "^" + system + "-(.+)$", 1);
  }
}
