package io.meshwork.sandbox;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The wait for a started server: until it answers, or has died, or has had its time. */
record ServerWait(ServerKind kind, ServerDir home, Map<String, Integer> ports, Duration patience) {
  private static final Duration SECOND_LOOK = Duration.ofMillis(300);

  /** What went wrong, with the end of the server's log; empty once it answers. */
  Optional<String> untilReady(ServerProcess process) {
    boolean settled = Poll.until(patience, () -> ended(process) || kind.answers(home, ports));
    if (settled && !ended(process)) {
      return Optional.empty();
    }
    String what = settled ? "ended while it was starting" : "did not answer within " + seconds();
    return Optional.of(kind.title() + " " + what + ". " + LogTail.of(home.log()));
  }

  /**
   * A process shows no command line for a moment while it becomes the server, so one look isn't
   * enough.
   */
  private static boolean ended(ServerProcess process) {
    return !process.isAlive() && !Poll.until(SECOND_LOOK, process::isAlive);
  }

  private String seconds() {
    return patience.toMillis() % 1000 == 0
        ? patience.toSeconds() + " seconds"
        : patience.toMillis() + " milliseconds";
  }
}
