package io.meshwork.customer360.person;

import static org.apache.spark.sql.functions.col;

import io.meshwork.customer360.identity.StableIds;
import io.meshwork.runtime.aggregate.Changes;
import io.meshwork.runtime.aggregate.Ports;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Which person a record belongs to, and the other way round, by customer360.identity. */
public final class Persons {
  public static final String PERSON = "person_id";
  public static final String RECORD = "record_id";

  private static final String IDENTITIES = "identities";

  private Persons() {}

  /**
   * The persons ({@code person_id}, distinct) that may be others than before: those whose records
   * have changed, and every id whose meaning has. An id that is no person's is among them, so that
   * what was said of it before goes.
   *
   * @param records {@code record_id} of changed records; of one that nobody knows there is no
   *     person
   */
  public static Dataset<Row> touched(Dataset<Row> records, Changes changes, Ports ports) {
    Dataset<Row> renamed = changes.of(IDENTITIES).select(col("id").as(PERSON));
    return renamed.union(of(records, ports)).distinct();
  }

  /** {@code person_id} of these records, distinct. */
  static Dataset<Row> of(Dataset<Row> records, Ports ports) {
    return identities(records, ports).select(PERSON).distinct();
  }

  /** {@code record_id} and {@code person_id} of those records that a person is known of. */
  public static Dataset<Row> ofEach(Dataset<Row> records, Ports ports) {
    Dataset<Row> distinct = records.select(RECORD).distinct();
    Dataset<Row> known = identities(distinct, ports).select(col("id"), col(PERSON)).distinct();
    return distinct
        .withColumn("id", StableIds.own(col(RECORD)))
        .join(known, "id")
        .select(RECORD, PERSON);
  }

  /** {@code person_id} and {@code record_id} of all records of these persons. */
  public static Dataset<Row> records(Dataset<Row> persons, Ports ports) {
    return ports
        .partitions(IDENTITIES, persons.select(col(PERSON).as("id")))
        .where(col("id").equalTo(col(PERSON)))
        .select(PERSON, RECORD);
  }

  private static Dataset<Row> identities(Dataset<Row> records, Ports ports) {
    Dataset<Row> ids = records.select(StableIds.own(col(RECORD)).as("id")).distinct();
    return ports.partitions(IDENTITIES, ids);
  }
}
