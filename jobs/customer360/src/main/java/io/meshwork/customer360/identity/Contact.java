package io.meshwork.customer360.identity;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sha2;
import static org.apache.spark.sql.functions.udf;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.DataTypes;

/** What a customer is called by from outside. */
public enum Contact {
  EMAIL("email") {
    @Override
    Column standard(String region) {
      UDF1<String, String> form = Emails::standard;
      return udf(form, DataTypes.StringType).apply(col("email"));
    }
  },
  PHONE("phone", "country") {
    @Override
    Column standard(String region) {
      UDF2<String, String, String> form =
          (written, country) -> Phones.standard(written, country, region);
      return udf(form, DataTypes.StringType).apply(col("phone"), col("country"));
    }
  };

  private final List<String> columns;

  Contact(String... columns) {
    this.columns = List.of(columns);
  }

  abstract Column standard(String region);

  /** What is looked up, a column of customer360.customers. */
  public String attribute() {
    return columns.get(0);
  }

  /** It and the other columns of customer360.customers that say what it is. */
  public List<String> columns() {
    return columns;
  }

  /**
   * SHA-256, in hexadecimal digits, of its standard form: for an e-mail address small letters
   * without "+detail", for a phone number E.164. Null where there is none.
   *
   * @param region ISO 3166 country of phone numbers written without one, where the record names
   *     none
   */
  public Column hash(String region) {
    return sha2(standard(region).cast("binary"), 256);
  }
}
