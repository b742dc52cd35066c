package io.meshwork.benchmarks;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** Starts a stream that has fallen behind, while more comes, and waits until it is up to date. */
record CatchUp(int rate, long backlog) {
  private static final Duration BIT = Duration.ofMillis(500);
  private static final double NANOS_PER_SECOND = 1e9;
  private static final long UP_TO_DATE_SECONDS = 10;

  /** Seconds from the start of the query until no more waits than comes in ten seconds. */
  double of(RunningStream stream) {
    stream.producer().flood(backlog);
    long begun = System.nanoTime();
    stream.start();
    AtomicBoolean done = new AtomicBoolean();
    CompletableFuture<Void> sending =
        CompletableFuture.runAsync(
            () -> {
              while (!done.get()) {
                stream.producer().pace(rate, BIT);
              }
            });
    try {
      stream.until("the backlog is gone", () -> stream.lag() <= UP_TO_DATE_SECONDS * rate);
      return (System.nanoTime() - begun) / NANOS_PER_SECOND;
    } finally {
      done.set(true);
      sending.join();
    }
  }
}
