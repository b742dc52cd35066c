package io.meshwork.customer360.identity;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.udf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;

/** Brings every attribute to one spelling. A column that isn't there is null throughout. */
final class Standardisation {
  static final String ID = "record_id";
  static final String CREATED = "created_at";

  private Standardisation() {}

  /**
   * {@code record_id} and the attributes of {@link Person}, as text; {@code created_at}, a
   * timestamp.
   */
  static Dataset<Row> of(Dataset<Row> records, String region) {
    Map<String, UDF1<String, String>> forms = new LinkedHashMap<>();
    for (String text : Person.TEXTS) {
      forms.put(text, Text::standard);
    }
    forms.put("date_of_birth", Dates::standard);
    forms.put("phone", written -> Phones.standard(written, region));
    forms.put("email", Emails::standard);
    List<Column> columns = new ArrayList<>(List.of(col(ID).cast("string").as(ID)));
    columns.add(given(records, CREATED).cast("timestamp").as(CREATED));
    forms.forEach((name, form) -> columns.add(standard(records, name, form).as(name)));
    return records.select(columns.toArray(Column[]::new));
  }

  private static Column standard(Dataset<Row> records, String name, UDF1<String, String> form) {
    return udf(form, DataTypes.StringType).apply(given(records, name).cast("string"));
  }

  private static Column given(Dataset<Row> records, String name) {
    return Arrays.asList(records.columns()).contains(name) ? col(name) : lit(null);
  }
}
