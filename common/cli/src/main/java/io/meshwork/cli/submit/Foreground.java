package io.meshwork.cli.submit;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Waits for a job that runs in the foreground. Ctrl-C, or a SIGTERM to this command, is passed on
 * to the job, which finishes its batch; this command then ends with the job's exit code, so a
 * stream that was stopped this way ends with 0.
 */
final class Foreground {
  private static final long PATIENCE_SECONDS = 90;

  private Foreground() {}

  /**
   * Waits for the job, then does what comes after it.
   *
   * @return the job's exit code
   */
  static int run(JobProcess job, Runnable afterwards) throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    AtomicInteger code = new AtomicInteger(1);
    Thread onSignal = new Thread(() -> passOn(job, done, code), "stop-job");
    Runtime.getRuntime().addShutdownHook(onSignal);
    try {
      code.set(job.exitCode());
      afterwards.run();
    } finally {
      done.countDown();
    }
    removeQuietly(onSignal);
    return code.get();
  }

  private static void passOn(JobProcess job, CountDownLatch done, AtomicInteger code) {
    job.stop();
    try {
      if (done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        // A JVM that a signal ends would report the signal; what counts is how the job ended.
        Runtime.getRuntime().halt(code.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void removeQuietly(Thread onSignal) {
    try {
      Runtime.getRuntime().removeShutdownHook(onSignal);
    } catch (IllegalStateException e) {
      // The JVM is ending already; the hook sets the exit code.
      return;
    }
  }
}
