package io.meshwork.runtime.bulk;

import com.typesafe.config.Config;
import io.meshwork.runtime.Category;
import io.meshwork.runtime.MeshException;
import io.meshwork.runtime.config.Block;
import io.meshwork.runtime.config.Problems;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How a backfill lands in bulk: the block {@code meshwork.bulk}.
 *
 * @param cassandraLibraries folder of the jars of Cassandra 5.0, on each executor; empty if there
 *     are none
 * @param directory folder for sstables until they are sent; that of the JVM if empty
 * @param heapMebibytes heap of the process that each running task has
 * @param bufferMebibytes rows per task, of all its tables, that are kept until they become sstables
 * @param streamMebibytesPerSecond what each task sends at most; 0 for all that goes
 * @param timeout how long after its last row a task's process may take to send them
 */
public record BulkSettings(
    String cassandraLibraries,
    String directory,
    int heapMebibytes,
    int bufferMebibytes,
    int streamMebibytesPerSecond,
    Duration timeout)
    implements Serializable {
  private static final String PATH = "meshwork.bulk";

  /**
   * An sstable is written while the next one's rows come in, and rows are objects meanwhile. Where
   * each row of a few hundred bytes is a partition, 16 was measured to be too little.
   */
  private static final int HEAP_PER_BUFFER = 24;

  private static final int DIRECT_SHARE = 3;
  private static final int MEBIBYTE_BITS = 20;

  /** Reads the block from the whole configuration; what is wrong with it goes to the problems. */
  public static BulkSettings read(Config root, Problems problems) {
    Block block = new Block(root, PATH, problems);
    BulkSettings settings =
        new BulkSettings(
            block.text("cassandra-libraries"),
            block.text("directory"),
            mebibytes(block, "heap"),
            mebibytes(block, "buffer"),
            wholeMebibytes(block, "stream-per-second", problems),
            block.duration("timeout"));
    block.done();
    if (settings.bufferMebibytes < 1
        || settings.heapMebibytes < HEAP_PER_BUFFER * settings.bufferMebibytes) {
      problems.add(
          PATH
              + ": heap is %d MiB and buffer %d MiB. Give a buffer of 1 MiB or more, and a heap of %d times that."
                  .formatted(settings.heapMebibytes, settings.bufferMebibytes, HEAP_PER_BUFFER));
    }
    if (settings.timeout.toMillis() < 1) {
      problems.add(PATH + ".timeout is no time. Give one such as 30 minutes.");
    }
    return settings;
  }

  private static int mebibytes(Block block, String key) {
    return (int) Math.min(Integer.MAX_VALUE, block.bytes(key) >> MEBIBYTE_BITS);
  }

  /** A rate below one would become none, which stands for no limit. */
  private static int wholeMebibytes(Block block, String key, Problems problems) {
    long bytes = block.bytes(key);
    if (bytes != bytes >> MEBIBYTE_BITS << MEBIBYTE_BITS) {
      problems.add(
          "%s.%s is %d bytes. Give whole MiB, such as 1 MiB; 0 sends all that goes."
              .formatted(PATH, key, bytes));
    }
    return mebibytes(block, key);
  }

  /**
   * What each table's writer may keep of the buffer: all of them hold rows at once.
   *
   * @param tables how many a task lands
   */
  public int bufferMebibytes(int tables) {
    return Math.max(1, bufferMebibytes / Math.max(1, tables));
  }

  /** Memory outside the heap for buffers of the JVM, and as much again for those of the network. */
  int directMebibytes() {
    return heapMebibytes / DIRECT_SHARE;
  }

  /** The folder for sstables. */
  Path folder() {
    return Path.of(directory.isBlank() ? System.getProperty("java.io.tmpdir") : directory);
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
