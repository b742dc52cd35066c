package io.meshwork.runtime.run;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Writes down what changes, aside from those who change it and no more often than after a pause.
 * The last change is always written, unless the end comes first: who ends it writes the end.
 */
final class Snapshots implements AutoCloseable {
  private static final long END_SECONDS = 30;

  private final Runnable write;
  private final long pauseNanos;
  private final ScheduledThreadPoolExecutor thread =
      new ScheduledThreadPoolExecutor(1, Snapshots::daemon);
  private final AtomicBoolean isDue = new AtomicBoolean();
  private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
  private volatile long writtenAt;

  /**
   * @param write writes the state of the moment
   * @param pause between the beginnings of two writes
   */
  Snapshots(Runnable write, Duration pause) {
    this.write = write;
    this.pauseNanos = pause.toNanos();
    this.writtenAt = System.nanoTime() - pauseNanos;
    thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "run-snapshots");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Has the change written soon, and doesn't wait.
   *
   * @throws RuntimeException of a write that failed since the last call
   */
  void changed() {
    RuntimeException failed = failure.getAndSet(null);
    if (failed != null) {
      throw failed;
    }
    if (!isDue.compareAndSet(false, true)) {
      return;
    }
    long wait = Math.max(0, pauseNanos - (System.nanoTime() - writtenAt));
    try {
      ScheduledFuture<?> unused = // a failure is kept for the next change
          thread.schedule(this::write, wait, TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      throw new IllegalStateException("Nothing changes after the end", e);
    }
  }

  private void write() {
    writtenAt = System.nanoTime();
    isDue.set(false); // before the writing: a change that comes now is written once more
    try {
      write.run();
    } catch (RuntimeException e) {
      failure.set(e);
    }
  }

  /**
   * Ends: what is being written is finished, what waits is left out. However long that takes: a
   * write that came later would replace the end, and the end goes to the same folder anyway.
   */
  @Override
  public void close() {
    thread.shutdown();
    boolean interrupted = false;
    while (!thread.isTerminated()) {
      try {
        thread.awaitTermination(END_SECONDS, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
