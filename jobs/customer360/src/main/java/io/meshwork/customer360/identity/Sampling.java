package io.meshwork.customer360.identity;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.xxhash64;

import org.apache.spark.sql.Column;

/**
 * Draws random pairs without a cartesian product: records fall into buckets by a hash of their id,
 * which knows nothing of the person, and those of one bucket are paired.
 *
 * @param buckets as many as leave about the wanted number of pairs
 */
record Sampling(long buckets, long seed) {
  /** Comes after those of {@link BlockingKey}. */
  static final int KEY = BlockingKey.values().length;

  /** n records in b buckets make n² / 2b pairs. */
  static Sampling of(long records, EstimationParameters parameters) {
    double wanted = (double) records * records / (2.0 * parameters.randomPairs());
    return new Sampling(Math.max(1, (long) Math.ceil(wanted)), parameters.seed());
  }

  Column bucket() {
    return pmod(xxhash64(col(Standardisation.ID), lit(seed)), lit(buckets));
  }
}
