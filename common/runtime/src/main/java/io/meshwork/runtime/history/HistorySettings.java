package io.meshwork.runtime.history;

import com.typesafe.config.Config;
import io.meshwork.runtime.config.Block;
import io.meshwork.runtime.config.Problems;
import java.time.Duration;

/**
 * How metrics are kept: the block {@code meshwork.history}.
 *
 * @param retention how long
 */
public record HistorySettings(Duration retention) {
  private static final String PATH = "meshwork.history";
  private static final Duration LEAST = Duration.ofDays(1);

  /** Cassandra lets nothing live longer. */
  private static final Duration MOST = Duration.ofDays(20 * 365);

  /** Reads the block from the whole configuration; what is wrong with it goes to the problems. */
  public static HistorySettings read(Config root, Problems problems) {
    Block block = new Block(root, PATH, problems);
    Duration retention = block.duration("retention");
    block.done();
    if (retention.compareTo(LEAST) < 0 || retention.compareTo(MOST) > 0) {
      problems.add(
          PATH + ".retention is " + retention.toHours() + " hours. Give 1 day to 7300 days.");
      return new HistorySettings(LEAST);
    }
    return new HistorySettings(retention);
  }

  /** In seconds, as Cassandra's TTL. */
  int timeToLive() {
    return (int) retention.toSeconds();
  }
}
