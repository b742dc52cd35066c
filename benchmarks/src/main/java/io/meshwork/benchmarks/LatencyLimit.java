package io.meshwork.benchmarks;

import java.util.List;

/**
 * A goal: at this rate, this percentile of the product's latency is under so many milliseconds.
 *
 * @param percent 50, 95 or 99
 */
record LatencyLimit(int rate, int percent, long millis) {
  static final List<LatencyLimit> GOALS =
      List.of(
          new LatencyLimit(2_000, 50, 200),
          new LatencyLimit(2_000, 99, 400),
          new LatencyLimit(10_000, 99, 1_000));

  boolean isMetBy(double found) {
    return found < millis;
  }
}
