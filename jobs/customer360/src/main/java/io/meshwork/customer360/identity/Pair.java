package io.meshwork.customer360.identity;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.sql.Row;

/**
 * Two records that are worth comparing.
 *
 * @param shared a bit for each key under which they share a block
 */
record Pair(Person left, Person right, int shared) {

  /**
   * The pairs of rows of {@link Blocks}, each in one of the blocks that it shares: a record with
   * those before it in its block, in a block too large with its nearest ones only: the sorted
   * neighbourhood of Hernández and Stolfo (1995). So a block takes no more memory than its cap.
   */
  static Stream<Pair> of(Iterator<Row> rows, int blockSize) {
    Deque<Blocked> before = new ArrayDeque<>();
    Iterable<Row> all = () -> rows;
    return StreamSupport.stream(all.spliterator(), false)
        .map(Blocked::of)
        .flatMap(record -> with(before, record, blockSize).stream());
  }

  private static List<Pair> with(Deque<Blocked> before, Blocked record, int blockSize) {
    if (!before.isEmpty() && !before.getLast().sameBlock(record)) {
      before.clear();
    }
    List<Pair> pairs = new ArrayList<>(before.size());
    for (Blocked other : before) {
      int shared = other.shared(record);
      if (record.comparesHere(shared)) {
        pairs.add(new Pair(other.person(), record.person(), shared));
      }
    }
    before.addLast(record);
    if (record.key() != Sampling.KEY && before.size() == blockSize) {
      before.removeFirst();
    }
    return pairs;
  }
}
