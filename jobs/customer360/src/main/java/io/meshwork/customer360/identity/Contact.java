package io.meshwork.customer360.identity;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sha2;
import static org.apache.spark.sql.functions.udf;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;

/** What a customer is called by from outside. */
public enum Contact {
  EMAIL("email", Emails::standard),
  PHONE("phone", written -> Phones.standard(written, LinkageParameters.defaults().region()));

  private final String attribute;
  private final UDF1<String, String> form;

  Contact(String attribute, UDF1<String, String> form) {
    this.attribute = attribute;
    this.form = form;
  }

  /** The column of customer360.customers. */
  public String attribute() {
    return attribute;
  }

  /**
   * SHA-256, in hexadecimal digits, of its standard form: for an e-mail address small letters
   * without "+detail", for a phone number E.164. Null where there is none.
   */
  public Column hash() {
    Column standard = udf(form, DataTypes.StringType).apply(col(attribute));
    return sha2(standard.cast("binary"), 256);
  }
}
