package io.meshwork.customer360.profile;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.transform;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;

/** Attributes that survive together, from one record: half an address of each of two is none. */
enum Survivor {
  GIVEN_NAME(SurvivorRule.MOST_COMMON, "given_name"),
  SURNAME(SurvivorRule.LATEST, "surname"),
  DATE_OF_BIRTH(SurvivorRule.MOST_COMMON, "date_of_birth"),
  NATIONAL_ID(SurvivorRule.MOST_COMMON, "national_id"),
  ADDRESS(
      SurvivorRule.LATEST,
      "street_number",
      "address_1",
      "address_2",
      "suburb",
      "postcode",
      "country"),
  PHONE(SurvivorRule.LATEST, "phone"),
  EMAIL(SurvivorRule.LATEST, "email");

  private static final String NO_TEXT = "[^\\p{L}\\p{M}\\p{N}@]+";

  private final SurvivorRule rule;
  private final List<String> attributes;

  Survivor(SurvivorRule rule, String... attributes) {
    this.rule = rule;
    this.attributes = List.of(attributes);
  }

  /** All attributes, in order. */
  static List<String> all() {
    return Arrays.stream(values()).flatMap(s -> s.attributes.stream()).toList();
  }

  /**
   * Of a record, for each of these: {@code survivor}, {@code rule}, {@code said}, an array of
   * {@code attribute} and {@code value} of what isn't null, and {@code forms}, the same values in
   * small letters and digits alone, by which two records say the same.
   */
  static Column each() {
    return array(Arrays.stream(values()).map(Survivor::part).toArray(Column[]::new));
  }

  private Column part() {
    Column said =
        filter(
            array(
                attributes.stream()
                    .map(a -> struct(lit(a).as("attribute"), col(a).as("value")))
                    .toArray(Column[]::new)),
            one -> one.getField("value").isNotNull());
    Column forms =
        transform(said, one -> lower(regexp_replace(one.getField("value"), lit(NO_TEXT), lit(""))));
    return struct(
        Stream.of(
                lit(name()).as("survivor"),
                lit(rule.name()).as("rule"),
                said.as("said"),
                forms.as("forms"))
            .toArray(Column[]::new));
  }
}
