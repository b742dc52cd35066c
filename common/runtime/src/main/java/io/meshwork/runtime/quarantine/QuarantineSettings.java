package io.meshwork.runtime.quarantine;

import com.typesafe.config.Config;
import io.meshwork.governance.quarantine.KeyRing;
import io.meshwork.governance.quarantine.KeyRingException;
import io.meshwork.runtime.config.Block;
import io.meshwork.runtime.config.Problems;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What is kept of a record in quarantine: the block {@code meshwork.quarantine}.
 *
 * @param maxRawBytes longest raw value that is kept whole
 * @param keys for products whose contract has them encrypted
 */
public record QuarantineSettings(int maxRawBytes, Optional<KeyRing> keys) {
  private static final String PATH = "meshwork.quarantine";

  /** Half of Cassandra's smallest usual limit for one write, 16 MiB. */
  private static final int LARGEST = 8 * 1024 * 1024;

  /** Reads the block from the whole configuration; what is wrong with it goes to the problems. */
  public static QuarantineSettings read(Config root, Problems problems) {
    Block block = new Block(root, PATH, problems);
    long bytes = block.bytes("max-raw-bytes");
    Optional<KeyRing> keys = keys(block, problems);
    block.done();
    if (bytes < 0 || bytes > LARGEST) {
      problems.add(
          PATH + ".max-raw-bytes is " + bytes + ". Give 0 to 8 MiB: Cassandra refuses big writes.");
      return new QuarantineSettings(LARGEST, keys);
    }
    return new QuarantineSettings((int) bytes, keys);
  }

  private static Optional<KeyRing> keys(Block block, Problems problems) {
    Optional<String> file = block.optionalText("key-file");
    Optional<String> text = block.optionalText("key");
    if (file.isPresent() && text.isPresent()) {
      problems.add(PATH + ": give either key-file or key, not both.");
    }
    try {
      return file.map(Path::of).map(KeyRing::read).or(() -> text.map(KeyRing::parse));
    } catch (KeyRingException e) {
      problems.add(PATH + (file.isPresent() ? ".key-file: " : ".key: ") + e.getMessage());
      return Optional.empty();
    }
  }
}
