package io.meshwork.quality.repeat;

import io.meshwork.quality.repeat.RepeatedHashes.Occurrences;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import scala.Tuple2;

/**
 * What one task finds in its share of one column's hashes.
 *
 * @param hashes those that occur more than once; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // moved, never compared
record Repeats(int column, Occurrences occurrences, long[] hashes) implements Serializable {

  static List<Repeats> of(Iterator<Tuple2<Integer, HashChunk>> chunks, int columns) {
    List<List<long[]>> byColumn = new ArrayList<>();
    for (int column = 0; column < columns; column++) {
      byColumn.add(new ArrayList<>());
    }
    chunks.forEachRemaining(c -> byColumn.get(c._2.column()).add(c._2.hashes()));
    List<Repeats> found = new ArrayList<>();
    for (int column = 0; column < columns; column++) {
      found.add(of(column, joined(byColumn.get(column))));
      byColumn.get(column).clear();
    }
    return found;
  }

  /** Without the hashes if they are more. */
  Repeats withAtMost(int most) {
    return hashes.length <= most ? this : new Repeats(column, occurrences, new long[0]);
  }

  private static long[] joined(List<long[]> chunks) {
    long[] all = new long[Math.toIntExact(chunks.stream().mapToLong(c -> c.length).sum())];
    int size = 0;
    for (long[] chunk : chunks) {
      System.arraycopy(chunk, 0, all, size, chunk.length);
      size += chunk.length;
    }
    return all;
  }

  /** Equal ones stand together once sorted; the repeated ones are moved to the front. */
  private static Repeats of(int column, long[] hashes) {
    Arrays.sort(hashes);
    int repeated = 0;
    int once = 0;
    int from = 0;
    while (from < hashes.length) {
      int until = from + 1;
      while (until < hashes.length && hashes[until] == hashes[from]) {
        until++;
      }
      if (until - from == 1) {
        once++;
      } else {
        hashes[repeated++] = hashes[from];
      }
      from = until;
    }
    return new Repeats(
        column, new Occurrences(hashes.length, once, repeated), Arrays.copyOf(hashes, repeated));
  }
}
