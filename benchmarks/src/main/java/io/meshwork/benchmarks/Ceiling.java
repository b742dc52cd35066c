package io.meshwork.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Raises the rate of one running stream step by step until it falls behind. It keeps up with a rate
 * as long as what waits in the last third of a step is, on average, more than in the second third
 * by no more than a tenth of what is sent in a third. A rate that the sender doesn't reach, on a
 * machine that it shares, ends the search too.
 */
record Ceiling(StreamSizes sizes) {
  private static final double RAISE = 1.4;
  private static final double GROWTH = 0.1;

  /** The sender itself can't send at a rate for which it takes so much longer than it should. */
  private static final double LATE = 1.05;

  /** The greatest rate that the stream kept up with, in events a second; 0 if none. */
  int of(RunningStream stream) {
    stream.producer().pace(sizes.firstStep(), sizes.warmUp());
    stream.awaitFirstBatch();
    int kept = 0;
    double rate = sizes.firstStep();
    for (int step = 0; step < sizes.steps(); step++) {
      long begun = System.nanoTime();
      List<Long> lags = lags(stream, (int) rate);
      boolean late = System.nanoTime() - begun > LATE * sizes.step().toNanos();
      if (late || !keepsUp(lags, rate * sizes.step().toMillis() / 1000)) {
        return kept;
      }
      kept = (int) rate;
      rate *= RAISE;
    }
    return kept;
  }

  private List<Long> lags(RunningStream stream, int rate) {
    Duration step = sizes.step();
    CompletableFuture<Void> sending =
        CompletableFuture.runAsync(() -> stream.producer().pace(rate, step));
    List<Long> lags = new ArrayList<>();
    while (!sending.isDone()) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
      lags.add(stream.lag());
    }
    sending.join();
    return lags;
  }

  /**
   * @param lags what waited, at even intervals of a step
   * @param sent events of the step
   */
  static boolean keepsUp(List<Long> lags, double sent) {
    int third = lags.size() / 3;
    double middle = mean(lags.subList(third, 2 * third));
    double last = mean(lags.subList(2 * third, lags.size()));
    return last - middle <= GROWTH * sent / 3;
  }

  private static double mean(List<Long> lags) {
    return lags.stream().mapToLong(Long::longValue).average().orElse(0);
  }
}
