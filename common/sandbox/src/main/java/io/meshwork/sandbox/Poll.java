package io.meshwork.sandbox;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for something that sends no notice, such as the end of a process that isn't our child. */
public final class Poll {
  private static final Duration PAUSE = Duration.ofMillis(50);

  private Poll() {}

  /** Whether the condition became true within the patience. */
  public static boolean until(Duration patience, BooleanSupplier condition) {
    return until(patience, PAUSE, condition);
  }

  /** The same with another pause between two looks, for those that cost more. */
  static boolean until(Duration patience, Duration pause, BooleanSupplier condition) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      sleep(pause);
    }
    return true;
  }

  private static void sleep(Duration pause) {
    try {
      TimeUnit.MILLISECONDS.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SandboxException("Interrupted while waiting for a server of the sandbox.", e);
    }
  }
}
