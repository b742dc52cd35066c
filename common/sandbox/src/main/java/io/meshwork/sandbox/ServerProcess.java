package io.meshwork.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A process that this sandbox started, told by more than its id: ids are used again.
 *
 * @param pid its id
 * @param started when it began, as the system tells it
 * @param marker what its command line contains; empty if that says nothing
 */
record ServerProcess(long pid, Instant started, String marker) {
  // Linux derives the start from the boot time, which moves when the clock is corrected.
  private static final Duration CLOCK_SLACK = Duration.ofSeconds(5);

  private static final Pattern ZOMBIE = Pattern.compile("(?m)^State:\\s+Z");

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
    return Poll.until(patience, this::hasEnded);
  }

  /** What it has started, and what that has started, and goes on now. */
  List<ServerProcess> descendants() {
    return handle().stream()
        .flatMap(ProcessHandle::descendants)
        .map(found -> launched(found.pid(), started, ""))
        .toList();
  }

  /**
   * Stricter than not being alive: a process that is ending has no command line any more, but still
   * has its ports.
   */
  private boolean hasEnded() {
    return ProcessHandle.of(pid).filter(this::hasSameStart).isEmpty() || isZombie();
  }

  private boolean isZombie() {
    try {
      String status = Files.readString(Path.of("/proc", Long.toString(pid), "status"));
      return ZOMBIE.matcher(status).find();
    } catch (IOException e) {
      // No such process by now, or a system without /proc, where the process handle has the say.
      return false;
    }
  }

  private Optional<ProcessHandle> handle() {
    return ProcessHandle.of(pid).filter(this::isOurs);
  }

  /** A process that has ended but wasn't reaped yet has no command line, so it doesn't count. */
  private boolean isOurs(ProcessHandle found) {
    if (marker.isEmpty()) {
      return hasSameStart(found) && !isZombie();
    }
    return hasSameStart(found)
        && found.info().commandLine().map(line -> line.contains(marker)).orElse(false);
  }

  private boolean hasSameStart(ProcessHandle found) {
    return found.info().startInstant().map(this::closeToStart).orElse(false);
  }

  private boolean closeToStart(Instant other) {
    return Duration.between(started, other).abs().compareTo(CLOCK_SLACK) <= 0;
  }
}
