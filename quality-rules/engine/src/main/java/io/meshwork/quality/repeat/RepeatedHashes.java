package io.meshwork.quality.repeat;

import io.meshwork.quality.plan.BatchRows;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.catalyst.InternalRow;
import scala.Tuple2;

/**
 * The hashes that occur more than once in each column of hashes. What has one of the others is sure
 * to be unique; what has one of these may be, since different values can have the same hash.
 */
public final class RepeatedHashes {
  /** As many of each task come along with the counts. */
  private static final int FEW = 10_000;

  private final BatchRows hashes;
  private final List<Repeats> found;
  private final List<Occurrences> occurrences;

  private RepeatedHashes(BatchRows hashes, List<Repeats> found, List<Occurrences> occurrences) {
    this.hashes = hashes;
    this.found = found;
    this.occurrences = occurrences;
  }

  /**
   * How often the hashes of one column occur.
   *
   * @param rows rows that have one
   * @param once hashes that occur once
   * @param repeated hashes that occur more often
   */
  public record Occurrences(long rows, long once, long repeated) implements Serializable {
    private static final Occurrences NONE = new Occurrences(0, 0, 0);

    private Occurrences plus(Occurrences other) {
      return new Occurrences(rows + other.rows, once + other.once, repeated + other.repeated);
    }
  }

  /**
   * Looks for them, in one Spark job at most.
   *
   * @param hashes columns of {@code bigint}; a null is no hash
   */
  public static RepeatedHashes in(BatchRows hashes) {
    int columns = hashes.schema().size();
    List<Repeats> found =
        hashes.gather("repeats", rows -> repeats(rows, columns).map(r -> r.withAtMost(FEW)));
    List<Occurrences> sums = new ArrayList<>(Collections.nCopies(columns, Occurrences.NONE));
    found.forEach(r -> sums.set(r.column(), sums.get(r.column()).plus(r.occurrences())));
    return new RepeatedHashes(hashes, found, List.copyOf(sums));
  }

  private static JavaRDD<Repeats> repeats(JavaRDD<InternalRow> rows, int columns) {
    int tasks = Math.max(1, rows.getNumPartitions());
    JavaPairRDD<Integer, HashChunk> chunks =
        rows.mapPartitionsToPair(
            r -> (Iterator<Tuple2<Integer, HashChunk>>) new HashChunks(r, columns, tasks));
    // What one task has is together.
    return (tasks == 1 ? chunks : chunks.partitionBy(new HashPartitioner(tasks)))
        .mapPartitions(c -> Repeats.of(c, columns).iterator());
  }

  public Occurrences occurrences(int column) {
    return occurrences.get(column);
  }

  /**
   * The hashes of one column that occur more than once, each once, sorted; in the driver, so only
   * for as many as {@link #occurrences} says fit. One Spark job if they are many.
   */
  public long[] of(int column) {
    boolean isWhole =
        found.stream()
            .filter(r -> r.column() == column)
            .allMatch(r -> r.hashes().length == r.occurrences().repeated());
    int columns = occurrences.size();
    List<Repeats> all =
        isWhole
            ? found
            : repeats(hashes.rdd(), columns).filter(r -> r.column() == column).collect();
    return all.stream()
        .filter(r -> r.column() == column)
        .flatMapToLong(r -> Arrays.stream(r.hashes()))
        .sorted()
        .toArray();
  }
}
