package io.meshwork.customer360.lookup;

import static org.apache.spark.sql.functions.col;

import io.meshwork.customer360.identity.Contact;
import io.meshwork.customer360.person.Persons;
import io.meshwork.runtime.aggregate.Aggregation;
import io.meshwork.runtime.aggregate.Changes;
import io.meshwork.runtime.aggregate.Ports;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Computes {@code lookup_by_email} or {@code lookup_by_phone}: the persons behind an address or a
 * number, by its hash ({@link Contact#hash}). A batch reads all records once, and the table itself,
 * since no table leads from a hash to its records.
 */
public final class LookupAggregation implements Aggregation {
  private static final String CUSTOMERS = "customers";

  private final Contact contact;
  private final String region;
  private final String table;
  private final String key;

  private LookupAggregation(Contact contact, String region) {
    this.contact = contact;
    this.region = region;
    this.table = "lookup_by_" + contact.attribute();
    this.key = contact.attribute() + "_hash";
  }

  /**
   * @param region ISO 3166 country of phone numbers written without one, where the record names
   *     none
   */
  public static LookupAggregation by(Contact contact, String region) {
    return new LookupAggregation(contact, region);
  }

  @Override
  public List<String> tables() {
    return List.of(table);
  }

  /** The hashes that changed records, and records of persons that are others now, had and have. */
  @Override
  public Dataset<Row> touched(Changes changes, Ports ports) {
    Dataset<Row> renamed = changes.of("identities").select(col("id").as(Persons.PERSON));
    Dataset<Row> records =
        changes
            .of(CUSTOMERS)
            .select(Persons.RECORD)
            .union(Persons.records(renamed, ports).select(Persons.RECORD))
            .distinct();
    Dataset<Row> had = ports.all(table, Persons.RECORD, key);
    return had.union(hashed(ports.partitions(CUSTOMERS, records)))
        .join(records, Persons.RECORD)
        .select(key)
        .distinct();
  }

  @Override
  public Map<String, Dataset<Row>> compute(Dataset<Row> touched, Ports ports) {
    String[] columns =
        Stream.concat(Stream.of(Persons.RECORD), contact.columns().stream()).toArray(String[]::new);
    Dataset<Row> found = hashed(ports.all(CUSTOMERS, columns)).join(touched, key);
    Dataset<Row> persons = Persons.ofEach(found, ports);
    return Map.of(
        table, found.join(persons, Persons.RECORD).select(key, Persons.RECORD, Persons.PERSON));
  }

  private Dataset<Row> hashed(Dataset<Row> customers) {
    return customers
        .select(col(Persons.RECORD), contact.hash(region).as(key))
        .where(col(key).isNotNull());
  }
}
