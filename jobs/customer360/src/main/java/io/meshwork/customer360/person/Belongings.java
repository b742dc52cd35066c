package io.meshwork.customer360.person;

import static org.apache.spark.sql.functions.add_months;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.current_date;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.regexp_extract;
import static org.apache.spark.sql.functions.sequence;
import static org.apache.spark.sql.functions.trunc;

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

  /**
   * The payments of the accounts of the records of the bank, as they stand after corrections: of
   * the years from that before the record was made. The next year is read too; it holds no payments
   * yet, so the day on which this runs makes no difference.
   */
  public Dataset<Row> payments() {
    Column first = trunc(add_months(col("created_at"), -12), "year");
    Column last = trunc(add_months(current_date(), 12), "year");
    Dataset<Row> accounts =
        customers()
            .withColumn("account_id", number("bank"))
            .where(Source.PAYMENTS.record().equalTo(col(Persons.RECORD)).and(first.leq(last)));
    Column years = explode(sequence(first, last, expr("interval 1 year")));
    Dataset<Row> keys = accounts.select(col("account_id"), years.as("year")).distinct();
    return accounts
        .select(Persons.PERSON, Persons.RECORD, "account_id")
        .join(Corrected.payments(ports.partitions(Source.PAYMENTS.table(), keys)), "account_id");
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
