package io.meshwork.customer360.identity;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.posexplode;

import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Puts standardised records into the blocks within which they are compared. */
final class Blocks {
  static final String KEYS = "keys";
  static final String LARGE = "large";
  static final String KEY = "key";
  static final String BLOCK = "block";
  static final String RECORDS = "records";

  private Blocks() {}

  /**
   * Adds {@code keys}, the record's block under each {@link BlockingKey}, without blocks that are
   * too common to say anything.
   */
  static Dataset<Row> keyed(Dataset<Row> standard, Map<BlockingKey, Set<Long>> common) {
    return standard.withColumn(KEYS, BlockingKey.hashes(common));
  }

  /** The blocks of more than so many records: {@code key}, {@code block}, {@code records}. */
  static Dataset<Row> oversized(Dataset<Row> keyed, int size) {
    return memberships(keyed)
        .groupBy(KEY, BLOCK)
        .agg(count(lit(1)).as(RECORDS))
        .where(col(RECORDS).gt(size));
  }

  /**
   * A row for each record and block, those of one block together and in an order in which records
   * that are alike are near. After the blocking keys comes the bucket of random pairs. Adds {@code
   * large}, one bit for each of the record's blocks that is oversized.
   */
  static Dataset<Row> of(Dataset<Row> keyed, Dataset<Row> oversized, Sampling sampling) {
    Column keys = concat(col(KEYS), array(sampling.bucket()));
    Dataset<Row> marked = keyed.join(marks(keyed, oversized), ids(), "left").withColumn(KEYS, keys);
    return together(marked.withColumn(LARGE, coalesce(col(LARGE), lit(0))));
  }

  /** The same without random pairs, and none of the blocks oversized. */
  static Dataset<Row> of(Dataset<Row> keyed) {
    return together(keyed.withColumn(LARGE, lit(0)));
  }

  private static Dataset<Row> together(Dataset<Row> marked) {
    return marked
        .select(col("*"), posexplode(col(KEYS)).as(new String[] {KEY, BLOCK}))
        .where(col(BLOCK).isNotNull())
        .repartition(col(KEY), col(BLOCK))
        .sortWithinPartitions(
            KEY, BLOCK, "surname", "given_name", "date_of_birth", "address_1", Standardisation.ID);
  }

  private static Dataset<Row> marks(Dataset<Row> keyed, Dataset<Row> oversized) {
    return memberships(keyed)
        .join(oversized.select(KEY, BLOCK), both(), "left_semi")
        .groupBy(Standardisation.ID)
        .agg(expr("bit_or(shiftleft(1, key))").as(LARGE));
  }

  /** {@code record_id}, {@code key} and {@code block}, for each block of each record. */
  static Dataset<Row> memberships(Dataset<Row> keyed) {
    return keyed
        .select(col(Standardisation.ID), posexplode(col(KEYS)).as(new String[] {KEY, BLOCK}))
        .where(col(BLOCK).isNotNull());
  }

  private static String[] both() {
    return new String[] {KEY, BLOCK};
  }

  private static String[] ids() {
    return new String[] {Standardisation.ID};
  }
}
