package io.meshwork.runtime.quarantine;

import com.typesafe.config.Config;
import io.meshwork.runtime.config.Block;
import io.meshwork.runtime.config.Problems;

/**
 * What is kept of a record in quarantine: the block {@code meshwork.quarantine}.
 *
 * @param maxRawBytes longest raw value that is kept whole
 */
public record QuarantineSettings(int maxRawBytes) {
  private static final String PATH = "meshwork.quarantine";

  /** Half of Cassandra's smallest usual limit for one write, 16 MiB. */
  private static final int LARGEST = 8 * 1024 * 1024;

  /** Reads the block from the whole configuration; what is wrong with it goes to the problems. */
  public static QuarantineSettings read(Config root, Problems problems) {
    Block block = new Block(root, PATH, problems);
    long bytes = block.bytes("max-raw-bytes");
    block.done();
    if (bytes < 0 || bytes > LARGEST) {
      problems.add(
          PATH + ".max-raw-bytes is " + bytes + ". Give 0 to 8 MiB: Cassandra refuses big writes.");
      return new QuarantineSettings(LARGEST);
    }
    return new QuarantineSettings((int) bytes);
  }
}
