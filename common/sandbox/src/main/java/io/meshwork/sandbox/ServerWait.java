package io.meshwork.sandbox;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The wait for a started server: until it answers, or has died, or has had its time. */
record ServerWait(ServerKind kind, ServerDir home, Map<String, Integer> ports, Duration patience) {

  /** What went wrong, with the end of the server's log; empty once it answers. */
  Optional<String> untilReady(ServerProcess process) {
    boolean settled = Poll.until(patience, () -> !process.isAlive() || kind.answers(home, ports));
    if (settled && process.isAlive()) {
      return Optional.empty();
    }
    String what = settled ? "ended while it was starting" : "did not answer within " + seconds();
    return Optional.of(kind.title() + " " + what + ". " + LogTail.of(home.log()));
  }

  private String seconds() {
    return patience.toMillis() % 1000 == 0
        ? patience.toSeconds() + " seconds"
        : patience.toMillis() + " milliseconds";
  }
}
