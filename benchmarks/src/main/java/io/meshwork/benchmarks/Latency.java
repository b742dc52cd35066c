package io.meshwork.benchmarks;

import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * From Kafka's timestamp to readable, of one side at one rate, in milliseconds.
 *
 * @param round from 1
 * @param rate events a second
 * @param lag records that waited at the end
 * @param batches of the time that was measured
 * @param stages what a batch took on average, by Spark's names of its stages
 */
record Latency(
    int round,
    String side,
    int rate,
    long samples,
    long p50,
    long p95,
    long p99,
    long greatest,
    long lag,
    long batches,
    Map<String, Long> stages) {

  static Latency of(int round, String side, int rate, Histogram h, long lag, Progress progress) {
    return new Latency(
        round,
        side,
        rate,
        h.getTotalCount(),
        h.getValueAtPercentile(50),
        h.getValueAtPercentile(95),
        h.getValueAtPercentile(99),
        h.getMaxValue(),
        lag,
        progress.batches(),
        progress.mean());
  }

  /** A percentile by its name, as limits have it. */
  long percentile(int percent) {
    return switch (percent) {
      case 50 -> p50;
      case 95 -> p95;
      case 99 -> p99;
      default -> throw new IllegalArgumentException("Not measured: p" + percent);
    };
  }
}
