package io.meshwork.customer360.profile;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** One record of each person, of what survives of all of them. */
final class GoldenRecord {
  private static final String PERSON = "person_id";

  private GoldenRecord() {}

  /**
   * @param customers all records of each person
   * @param attributes of {@link Survivorship}
   * @return {@code person_id}, every attribute, {@code records} (their number), {@code since} when
   *     the first was made, {@code updated_at} when one was last changed; {@code consent}: GRANTED,
   *     REFUSED or UNKNOWN, as the person said last under any record, at once both is a refusal;
   *     {@code consent_at} and {@code consent_record}: when and where
   */
  static Dataset<Row> of(Dataset<Row> customers, Dataset<Row> attributes) {
    List<Object> names = List.copyOf(Survivor.all());
    Dataset<Row> values = attributes.groupBy(PERSON).pivot("attribute", names).agg(first("value"));
    return known(customers).join(values, new String[] {PERSON}, "left");
  }

  private static Dataset<Row> known(Dataset<Row> customers) {
    Column said =
        struct(col("consent_at"), not(col("marketing_consent")).as("refused"), col("record_id"));
    Column dated = col("consent_at").isNotNull().and(col("marketing_consent").isNotNull());
    Column consent =
        when(col("last.refused"), "REFUSED")
            .when(not(col("last.refused")), "GRANTED")
            .otherwise("UNKNOWN");
    return customers
        .groupBy(PERSON)
        .agg(
            count(lit(1)).cast("int").as("records"),
            min("created_at").as("since"),
            max("updated_at").as("updated_at"),
            max(when(dated, said)).as("last"))
        .select(
            col(PERSON),
            col("records"),
            col("since"),
            col("updated_at"),
            consent.as("consent"),
            col("last.consent_at").as("consent_at"),
            col("last.record_id").as("consent_record"));
  }
}
