package io.meshwork.customer360.identity;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.udf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.DataTypes;

/** Brings every attribute to one spelling. A column that isn't there is null throughout. */
final class Standardisation {
  static final String ID = "record_id";
  static final String CREATED = "created_at";

  private Standardisation() {}

  /**
   * {@code record_id} and the attributes of {@link Person}, as text; {@code created_at}, a
   * timestamp. A phone number or e-mail address that is no person's ({@link Phones#telling}, {@link
   * Emails#telling}) says nothing: thousands may share it.
   *
   * @param region as {@link LinkageModel} has it
   */
  static Dataset<Row> of(Dataset<Row> records, String region) {
    UDF2<String, String, String> phone =
        (written, country) -> Phones.telling(written, country, region);
    List<Column> columns = new ArrayList<>();
    columns.add(text(records, ID).as(ID));
    columns.add(given(records, CREATED).cast("timestamp").as(CREATED));
    Person.TEXTS.forEach(name -> columns.add(standard(records, name, Text::standard)));
    columns.add(standard(records, "date_of_birth", Dates::standard));
    columns.add(standard(records, "email", Emails::telling));
    columns.add(
        udf(phone, DataTypes.StringType)
            .apply(text(records, "phone"), text(records, "country"))
            .as("phone"));
    return records.select(columns.toArray(Column[]::new));
  }

  private static Column standard(Dataset<Row> records, String name, UDF1<String, String> form) {
    return udf(form, DataTypes.StringType).apply(text(records, name)).as(name);
  }

  private static Column text(Dataset<Row> records, String name) {
    return given(records, name).cast("string");
  }

  private static Column given(Dataset<Row> records, String name) {
    return Arrays.asList(records.columns()).contains(name) ? col(name) : lit(null);
  }
}
