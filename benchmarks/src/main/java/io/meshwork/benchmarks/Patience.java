package io.meshwork.benchmarks;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** How long something may take to come true. */
record Patience(Duration most) {
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  /**
   * @throws IllegalStateException if it doesn't come true in that time
   */
  void until(String what, BooleanSupplier isTrue) {
    long end = System.nanoTime() + most.toNanos();
    while (!isTrue.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("After " + most.toSeconds() + " s it isn't so: " + what);
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }
}
