package io.meshwork.runtime.supersede;

import java.util.BitSet;

/**
 * One version of a row, as far as it matters for telling whether another one makes it needless.
 *
 * @param partition Kafka's partition, with {@code offset} the record's identity
 * @param writetime microseconds
 * @param content hash of the row's values: equal versions of equal content are the same
 * @param set the columns that the row writes
 */
record Version(
    int partition, long offset, long writetime, boolean delete, long content, BitSet set) {

  boolean sameAs(Version other) {
    return writetime == other.writetime && delete == other.delete && content == other.content;
  }
}
