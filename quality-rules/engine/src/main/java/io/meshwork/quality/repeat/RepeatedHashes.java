package io.meshwork.quality.repeat;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;

/**
 * The hashes that occur more than once in each column of hashes. What has one of the others is sure
 * to be unique; what has one of these may be, since different values can have the same hash.
 */
public final class RepeatedHashes implements AutoCloseable {
  /** The column of the hashes that {@link #of} gives. */
  public static final String HASH = "_hash";

  private static final StructType SCHEMA = new StructType().add(HASH, DataTypes.LongType, false);

  private final Dataset<Row> hashes;
  private final JavaRDD<Repeats> repeats;
  private final List<Occurrences> occurrences;

  private RepeatedHashes(
      Dataset<Row> hashes, JavaRDD<Repeats> repeats, List<Occurrences> occurrences) {
    this.hashes = hashes;
    this.repeats = repeats;
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
   * Looks for them, in one Spark job.
   *
   * @param hashes columns of {@code bigint}; a null is no hash
   */
  public static RepeatedHashes in(Dataset<Row> hashes) {
    int columns = hashes.columns().length;
    JavaRDD<InternalRow> rows = hashes.queryExecution().toRdd().toJavaRDD();
    int tasks = Math.max(1, rows.getNumPartitions());
    JavaRDD<Repeats> repeats =
        rows.mapPartitionsToPair(
                r -> (Iterator<Tuple2<Integer, HashChunk>>) new HashChunks(r, columns, tasks))
            .partitionBy(new HashPartitioner(tasks))
            .mapPartitions(chunks -> Repeats.of(chunks, columns).iterator())
            .persist(StorageLevel.MEMORY_AND_DISK());
    List<Occurrences> sums = new ArrayList<>(Collections.nCopies(columns, Occurrences.NONE));
    repeats
        .map(r -> new Tuple2<>(r.column(), r.occurrences()))
        .collect()
        .forEach(found -> sums.set(found._1, sums.get(found._1).plus(found._2)));
    return new RepeatedHashes(hashes, repeats, List.copyOf(sums));
  }

  public Occurrences occurrences(int column) {
    return occurrences.get(column);
  }

  /** The hashes of one column that occur more than once, each once, as {@link #HASH}. */
  public Dataset<Row> of(int column) {
    JavaRDD<Row> rows =
        repeats
            .filter(r -> r.column() == column)
            .flatMap(r -> Arrays.stream(r.hashes()).mapToObj(RowFactory::create).iterator());
    return hashes.sparkSession().createDataFrame(rows, SCHEMA);
  }

  /** Lets go of what was kept. */
  @Override
  public void close() {
    repeats.unpersist(false);
  }
}
