package io.meshwork.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A process that this sandbox started, told by more than its id: ids are used again.
 *
 * @param pid its id
 * @param started when it began, as the system tells it
 * @param marker what its command line contains
 */
record ServerProcess(long pid, Instant started, String marker) {
  // Linux derives the start from the boot time, which moves when the clock is corrected.
  private static final Duration CLOCK_SLACK = Duration.ofSeconds(5);

  static ServerProcess launched(long pid, Instant before, String marker) {
    Instant started = ProcessHandle.of(pid).flatMap(h -> h.info().startInstant()).orElse(before);
    return new ServerProcess(pid, started, marker);
  }

  boolean isAlive() {
    return handle().isPresent();
  }

  void terminate() {
    handle().ifPresent(ProcessHandle::destroy);
  }

  void kill() {
    handle().ifPresent(ProcessHandle::destroyForcibly);
  }

  boolean awaitEnd(Duration patience) {
    return Poll.until(patience, () -> !isAlive());
  }

  private Optional<ProcessHandle> handle() {
    return ProcessHandle.of(pid).filter(this::isOurs);
  }

  /** A process that has ended but wasn't reaped yet has no command line, so it doesn't count. */
  private boolean isOurs(ProcessHandle found) {
    boolean sameStart = found.info().startInstant().map(this::closeToStart).orElse(false);
    return sameStart && found.info().commandLine().map(line -> line.contains(marker)).orElse(false);
  }

  private boolean closeToStart(Instant other) {
    return Duration.between(started, other).abs().compareTo(CLOCK_SLACK) <= 0;
  }
}
