package io.meshwork.customer360.identity;

import java.util.List;
import org.apache.spark.sql.Row;

/**
 * A record in one of its blocks.
 *
 * @param keys its blocks under all keys, null where it has none
 * @param large a bit for each key whose block is oversized
 * @param key the key of this block
 */
record Blocked(Person person, List<Long> keys, int large, int key, long block) {

  /** Of a row of {@link Blocks}. */
  static Blocked of(Row row) {
    return new Blocked(
        Person.of(row),
        row.getList(row.fieldIndex(Blocks.KEYS)),
        row.getAs(Blocks.LARGE),
        row.getAs(Blocks.KEY),
        row.getAs(Blocks.BLOCK));
  }

  boolean sameBlock(Blocked other) {
    return key == other.key && block == other.block;
  }

  /** A bit for each key under which the two share a block. */
  int shared(Blocked other) {
    int shared = 0;
    for (int i = 0; i < keys.size(); i++) {
      if (keys.get(i) != null && keys.get(i).equals(other.keys.get(i))) {
        shared |= 1 << i;
      }
    }
    return shared;
  }

  /**
   * Whether a pair that shares these keys is compared here: in the first block that compares all
   * its pairs, so that each is compared once; in an oversized one if there is no such block.
   */
  boolean comparesHere(int shared) {
    int complete = shared & ~large;
    return complete == 0 || Integer.numberOfTrailingZeros(complete) == key;
  }
}
