package io.meshwork.runtime.reference;

import com.typesafe.config.Config;
import io.meshwork.runtime.cassandra.CassandraSettings;
import io.meshwork.runtime.cassandra.RequestLimits;
import io.meshwork.runtime.config.Block;
import io.meshwork.runtime.config.Problems;
import java.io.Serializable;
import java.time.Duration;

/**
 * How references are looked up: the block {@code meshwork.reference}.
 *
 * @param limits consistency, look-ups in flight per task, how long one is tried again
 * @param cachedKeys known keys that each JVM remembers, per table
 * @param cachedFor how long a key is believed to exist
 */
public record ReferenceSettings(RequestLimits limits, int cachedKeys, Duration cachedFor)
    implements Serializable {
  private static final String PATH = "meshwork.reference";

  /** Reads the block from the whole configuration; what is wrong with it goes to the problems. */
  public static ReferenceSettings read(Config root, Problems problems) {
    Block block = new Block(root, PATH, problems);
    ReferenceSettings settings =
        new ReferenceSettings(
            new RequestLimits(
                CassandraSettings.consistency(root, problems),
                block.integer("in-flight", 1, 100_000),
                block.duration("retry-for")),
            block.integer("cached-keys", 0, Integer.MAX_VALUE),
            block.duration("cached-for"));
    block.done();
    return settings;
  }
}
