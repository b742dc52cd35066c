package io.meshwork.customer360.identity;

import java.util.List;
import org.apache.spark.sql.Row;

/** A record in its standard form; what it doesn't say is null. */
record Person(
    String id,
    String givenName,
    String surname,
    String streetNumber,
    String address1,
    String address2,
    String suburb,
    String postcode,
    String nationalId,
    String birth,
    String phone,
    String email) {

  /** The attributes that {@link Text} standardises. */
  static final List<String> TEXTS =
      List.of(
          "given_name",
          "surname",
          "street_number",
          "address_1",
          "address_2",
          "suburb",
          "postcode",
          "national_id");

  /** Of a row of {@link Standardisation}. */
  static Person of(Row row) {
    return new Person(
        row.getAs(Standardisation.ID),
        row.getAs("given_name"),
        row.getAs("surname"),
        row.getAs("street_number"),
        row.getAs("address_1"),
        row.getAs("address_2"),
        row.getAs("suburb"),
        row.getAs("postcode"),
        row.getAs("national_id"),
        row.getAs("date_of_birth"),
        row.getAs("phone"),
        row.getAs("email"));
  }

  /** The two names each in the other's place. */
  boolean namesSwapped(Person other) {
    return givenName != null
        && surname != null
        && !givenName.equals(other.givenName)
        && givenName.equals(other.surname)
        && surname.equals(other.givenName);
  }
}
