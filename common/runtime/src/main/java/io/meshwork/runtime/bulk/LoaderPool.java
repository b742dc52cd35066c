package io.meshwork.runtime.bulk;

import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * This JVM's loader processes. One takes seconds to start and is slow at first, so the next task
 * takes the one that the last task has left.
 */
public final class LoaderPool {
  private static final ConcurrentLinkedDeque<Idle> IDLE = new ConcurrentLinkedDeque<>();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(LoaderPool::clear));
  }

  private record Idle(BulkSettings settings, LoaderProcess process) {}

  private LoaderPool() {}

  /** A process that nobody else has. Give it back, or close it if its load has failed. */
  public static LoaderProcess take(BulkSettings settings) {
    for (Idle idle = IDLE.poll(); idle != null; idle = IDLE.poll()) {
      if (idle.process.isAlive() && idle.settings.equals(settings)) {
        return idle.process;
      }
      idle.process.close();
    }
    return LoaderProcess.start(settings);
  }

  /** Gives back a process whose load has ended well. */
  public static void giveBack(BulkSettings settings, LoaderProcess process) {
    IDLE.push(new Idle(settings, process));
  }

  /** Ends the processes that nobody has. */
  public static void clear() {
    for (Idle idle = IDLE.poll(); idle != null; idle = IDLE.poll()) {
      idle.process.close();
    }
  }
}
