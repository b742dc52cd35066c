package io.meshwork.customer360.identity;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.soundex;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Column;

/**
 * What two records must share to be compared; one of these is enough. A key is null where any of
 * its parts is.
 */
enum BlockingKey {
  NATIONAL_ID(col("national_id"), Comparison.NATIONAL_ID),
  EMAIL(col("email"), Comparison.EMAIL),
  PHONE(col("phone"), Comparison.PHONE),
  DATE_OF_BIRTH(col("date_of_birth"), Comparison.DATE_OF_BIRTH),
  SURNAME_AND_YEAR(
      concat(soundex(col("surname")), substring(col("date_of_birth"), 1, 4)),
      Comparison.SURNAME,
      Comparison.DATE_OF_BIRTH),
  GIVEN_NAME_AND_POSTCODE(
      concat(soundex(col("given_name")), col("postcode")),
      Comparison.GIVEN_NAME,
      Comparison.ADDRESS),
  /** In either order. */
  NAMES(bothNames(), Comparison.GIVEN_NAME, Comparison.SURNAME),
  STREET(concat(col("street_number"), lit(" "), col("address_1")), Comparison.ADDRESS);

  private final Column key;
  private final Set<Comparison> compared;

  BlockingKey(Column key, Comparison first, Comparison... others) {
    this.key = key;
    this.compared = EnumSet.of(first, others);
  }

  /**
   * The keys of a row of {@link Standardisation}, in this order, each as a hash or null.
   *
   * @param common hashes that are too common to say anything
   */
  static Column hashes(Map<BlockingKey, Set<Long>> common) {
    return array(
        Arrays.stream(values())
            .map(key -> key.hash(common.getOrDefault(key, Set.of())))
            .toArray(Column[]::new));
  }

  /** What a block of this key can't teach, since all in it agree. */
  boolean fixes(Comparison comparison) {
    return compared.contains(comparison);
  }

  private Column hash(Set<Long> common) {
    Column hash = xxhash64(key);
    Column known = key.isNotNull();
    return when(
        common.isEmpty() ? known : known.and(not(hash.isInCollection(List.copyOf(common)))), hash);
  }

  private static Column bothNames() {
    Column given = soundex(col("given_name"));
    Column family = soundex(col("surname"));
    return when(
        given.isNotNull().and(family.isNotNull()),
        concat(least(given, family), lit(" "), greatest(given, family)));
  }
}
