package io.meshwork.runtime.bulk;

import com.typesafe.config.Config;
import io.meshwork.runtime.Category;
import io.meshwork.runtime.MeshException;
import io.meshwork.runtime.config.Block;
import io.meshwork.runtime.config.Problems;
import java.io.Serializable;

/**
 * How a backfill lands in bulk: the block {@code meshwork.bulk}.
 *
 * @param cassandraLibraries folder of the jars of Cassandra 5.0, on each executor; empty if there
 *     are none
 * @param directory folder for sstables until they are sent; that of the JVM if empty
 * @param heapMebibytes heap of the process that each running task has
 * @param bufferMebibytes rows per task and table that are kept until they become an sstable
 * @param streamMebibytesPerSecond what each task sends at most; 0 for all that goes
 */
public record BulkSettings(
    String cassandraLibraries,
    String directory,
    int heapMebibytes,
    int bufferMebibytes,
    int streamMebibytesPerSecond)
    implements Serializable {
  private static final String PATH = "meshwork.bulk";

  /** An sstable is written while the next one's rows come in, and rows are objects meanwhile. */
  private static final int HEAP_PER_BUFFER = 6;

  /** Reads the block from the whole configuration; what is wrong with it goes to the problems. */
  public static BulkSettings read(Config root, Problems problems) {
    Block block = new Block(root, PATH, problems);
    BulkSettings settings =
        new BulkSettings(
            block.text("cassandra-libraries"),
            block.text("directory"),
            mebibytes(block, "heap"),
            mebibytes(block, "buffer"),
            mebibytes(block, "stream-per-second"));
    block.done();
    if (settings.bufferMebibytes < 1
        || settings.heapMebibytes < HEAP_PER_BUFFER * settings.bufferMebibytes) {
      problems.add(
          PATH
              + ": heap is %d MiB and buffer %d MiB. Give a buffer of 1 MiB or more, and a heap of %d times that."
                  .formatted(settings.heapMebibytes, settings.bufferMebibytes, HEAP_PER_BUFFER));
    }
    return settings;
  }

  private static int mebibytes(Block block, String key) {
    return (int) Math.min(Integer.MAX_VALUE, block.bytes(key) >> 20);
  }

  /**
   * The folder of Cassandra's jars.
   *
   * @throws MeshException CONFIGURATION if none is set, saying what to do
   */
  public String libraries() {
    if (!cassandraLibraries.isBlank()) {
      return cassandraLibraries;
    }
    throw new MeshException(
        Category.CONFIGURATION,
        "Cannot land in bulk: "
            + PATH
            + ".cassandra-libraries is not set. Set it to a folder that has the jars of"
            + " Cassandra 5.0 on every executor (lib of its distribution), or leave out"
            + " --bulk.");
  }
}
