package io.meshwork.runtime.bulk;

import io.meshwork.bulk.Load;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;

/**
 * This JVM's loader processes. One takes seconds to start and is slow at first, so the next task
 * takes the one that the last task has left, for a while. It has to be for the same tables:
 * Cassandra's classes keep a table as they first met it.
 */
public final class LoaderPool {
  private static final Duration IDLE_FOR = Duration.ofMinutes(3);
  private static final ConcurrentLinkedDeque<Idle> IDLE = new ConcurrentLinkedDeque<>();

  private record Idle(
      BulkSettings settings, List<Load.Target> tables, LoaderProcess process, long since) {
    boolean fits(BulkSettings otherSettings, Load load) {
      return process.isAlive() && settings.equals(otherSettings) && tables.equals(load.tables());
    }
  }

  private LoaderPool() {}

  /** A process that nobody else has. Give it back, or close it if its load has failed. */
  public static LoaderProcess take(BulkSettings settings, Load load) {
    for (Idle idle = IDLE.poll(); idle != null; idle = IDLE.poll()) {
      if (idle.fits(settings, load)) {
        return idle.process;
      }
      idle.process.close();
    }
    return LoaderProcess.start(settings);
  }

  /** Gives back a process whose load has ended well. */
  public static void giveBack(BulkSettings settings, Load load, LoaderProcess process) {
    giveBack(settings, load, process, IDLE_FOR);
  }

  static void giveBack(BulkSettings settings, Load load, LoaderProcess process, Duration keptFor) {
    Idle idle = new Idle(settings, load.tables(), process, System.nanoTime());
    IDLE.push(idle);
    CompletableFuture.delayedExecutor(keptFor.toMillis(), TimeUnit.MILLISECONDS)
        .execute(
            () -> {
              if (IDLE.remove(idle)) {
                process.close();
              }
            });
  }

  /** Ends the processes that nobody has. */
  public static void clear() {
    for (Idle idle = IDLE.poll(); idle != null; idle = IDLE.poll()) {
      idle.process.close();
    }
  }
}
