package io.meshwork.runtime.landing;

import com.typesafe.config.Config;
import io.meshwork.runtime.cassandra.CassandraSettings;
import io.meshwork.runtime.cassandra.RequestLimits;
import io.meshwork.runtime.config.Block;
import io.meshwork.runtime.config.Problems;
import java.io.Serializable;

/**
 * How rows are written: the block {@code meshwork.landing}.
 *
 * @param limits consistency, rows in flight per task, how long a write is tried again
 * @param batchRows most rows that are sent together
 * @param batchPartitions most partitions whose rows are sent together
 * @param batchBytes most bytes that are sent together; Cassandra refuses batches over 50 KiB
 * @param bufferedRows rows per task and table that wait for others of their partition
 * @param bufferedBytes bytes per task and table that wait
 */
public record WriterSettings(
    RequestLimits limits,
    int batchRows,
    int batchPartitions,
    int batchBytes,
    int bufferedRows,
    long bufferedBytes)
    implements Serializable {
  private static final String PATH = "meshwork.landing";
  private static final int CASSANDRA_REFUSES = 50 * 1024;

  /** Reads the block from the whole configuration; what is wrong with it goes to the problems. */
  public static WriterSettings read(Config root, Problems problems) {
    Block block = new Block(root, PATH, problems);
    WriterSettings settings =
        new WriterSettings(
            new RequestLimits(
                CassandraSettings.consistency(root, problems),
                block.integer("in-flight-rows", 1, 100_000),
                block.duration("retry-for")),
            block.integer("batch-rows", 1, 10_000),
            block.integer("batch-partitions", 1, 10_000),
            batchBytes(block, problems),
            block.integer("buffered-rows", 1, 10_000_000),
            block.bytes("buffered-bytes"));
    block.done();
    return settings;
  }

  private static int batchBytes(Block block, Problems problems) {
    long bytes = block.bytes("batch-bytes");
    if (bytes < 1 || bytes >= CASSANDRA_REFUSES) {
      problems.add(
          PATH + ".batch-bytes is " + bytes + ". Give 1 byte to 49 KiB: Cassandra refuses 50 KiB.");
      return CASSANDRA_REFUSES - 1;
    }
    return (int) bytes;
  }
}
