package io.meshwork.customer360.identity;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/**
 * How many records have each frequent term: a common surname, a post office's address, a phone
 * number that stands for "unknown". A term is frequent that a record in ten thousand has, and at
 * least three records: so there are at most ten thousand for each comparison, however many records.
 */
record Terms(long records, Map<String, Long> frequent) implements Serializable {
  private static final double FREQUENT = 1e-4;
  private static final int PAIR = 2;
  private static final double PRIOR_RECORDS = 1000;

  /** Of nothing counted yet: every term is as frequent as the average. */
  static Terms none() {
    return new Terms(0, Map.of());
  }

  static Terms of(Dataset<Row> standard, long records) {
    Map<String, Long> frequent = new HashMap<>();
    FlatMapFunction<Row, String> terms =
        row -> of(Person.of(row)).stream().filter(Objects::nonNull).iterator();
    standard
        .flatMap(terms, Encoders.STRING())
        .groupBy("value")
        .agg(count(lit(1)).as("records"))
        .where(col("records").gt(most(records)))
        .collectAsList()
        .forEach(row -> frequent.put(row.getString(0), row.getLong(1)));
    return new Terms(records, Map.copyOf(frequent));
  }

  /** The number of records that have the term; of an infrequent one the most there can be. */
  long having(String term) {
    return frequent.getOrDefault(term, most(records));
  }

  /**
   * How often two people share a term, by the number of records that have it. The two themselves
   * don't count; and {@code average}, the chance of sharing any, weighs as much as {@value
   * #PRIOR_RECORDS} records, so that few records don't make every name a common one. An infrequent
   * term is never held for more frequent than the average.
   */
  static double chance(long having, long records, double average) {
    double chance = (having - PAIR + PRIOR_RECORDS * average) / (records + PRIOR_RECORDS);
    return having > most(records) ? chance : Math.min(average, chance);
  }

  /** For each comparison in order the term of a person, null where there is none. */
  static List<String> of(Person person) {
    return Arrays.stream(Comparison.values()).map(comparison -> key(comparison, person)).toList();
  }

  private static long most(long records) {
    return Math.max(PAIR, (long) (FREQUENT * records));
  }

  private static String key(Comparison comparison, Person person) {
    String term = comparison.term(person);
    return term == null ? null : comparison.ordinal() + " " + term;
  }
}
