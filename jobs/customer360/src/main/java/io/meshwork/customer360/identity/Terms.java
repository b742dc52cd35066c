package io.meshwork.customer360.identity;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import scala.Tuple2;

/**
 * How many records have each frequent term: a common surname, a post office's address, a phone
 * number that stands for "unknown". A term is frequent that a record in ten thousand has, and at
 * least ten records, so that it is no one person's: at most ten thousand for each comparison,
 * however many records. Of a term only a hash is kept, the first 16 hexadecimal digits of its
 * SHA-256: it can't be read, though it can be guessed.
 *
 * @param records how many were counted; 0 where none were, and every term is as frequent as the
 *     average
 */
record Terms(long records, Map<Comparison, Map<String, Long>> frequent) implements Serializable {
  private static final double FREQUENT = 1e-4;
  private static final long PRIVATE = 9;
  private static final int PAIR = 2;
  private static final double PRIOR_RECORDS = 1000;
  private static final int HASH_BYTES = 8;

  /** Of nothing counted yet. */
  static Terms none() {
    return new Terms(0, Map.of());
  }

  static Terms of(Dataset<Row> standard, long records) {
    Map<Comparison, Map<String, Long>> frequent = new EnumMap<>(Comparison.class);
    FlatMapFunction<Row, Tuple2<Integer, String>> terms = row -> hashes(Person.of(row)).iterator();
    standard
        .flatMap(terms, Encoders.tuple(Encoders.INT(), Encoders.STRING()))
        .toDF("comparison", "term")
        .groupBy("comparison", "term")
        .agg(count(lit(1)).as("records"))
        .where(col("records").gt(most(records)))
        .collectAsList()
        .forEach(
            row ->
                frequent
                    .computeIfAbsent(Comparison.values()[row.getInt(0)], c -> new HashMap<>())
                    .put(row.getString(1), row.getLong(2)));
    return new Terms(records, frequent);
  }

  /** How many frequent ones there are. */
  int size() {
    return frequent.values().stream().mapToInt(Map::size).sum();
  }

  /**
   * How often two people share the term of a comparison.
   *
   * @param average how often they share any
   */
  double chance(Comparison comparison, String term, double average) {
    Map<String, Long> known = frequent.getOrDefault(comparison, Map.of());
    long having = known.isEmpty() ? most(records) : known.getOrDefault(hash(term), most(records));
    return chance(having, records, average);
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

  /** Of an infrequent term, the most records that there can be. */
  static long most(long records) {
    return Math.max(PRIVATE, (long) (FREQUENT * records));
  }

  private static List<Tuple2<Integer, String>> hashes(Person person) {
    return Arrays.stream(Comparison.values())
        .filter(comparison -> comparison.term(person) != null)
        .map(comparison -> new Tuple2<>(comparison.ordinal(), hash(comparison.term(person))))
        .toList();
  }

  static String hash(String term) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(term.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JVM has SHA-256", e);
    }
  }
}
