package io.meshwork.benchmarks;

import java.util.Map;

/** One way of doing a benchmark's work. */
interface Side {
  /** As the results call it: {@code meshwork}, {@code raw-tuned}. */
  String name();

  /** Brings everything back to where it was before the first round; not timed. */
  void prepare();

  /** The work; timed. */
  void run();

  /**
   * Seconds of the last run that aren't the work, such as a JVM's start, as they were measured
   * while it was prepared: they are taken off.
   */
  default double start() {
    return 0;
  }

  /**
   * Looks whether the work was done, all of it; not timed.
   *
   * @throws IllegalStateException if not: a figure would mean nothing then
   */
  void verify();

  /**
   * Of how many items, if not of the benchmark's: times then count per item.
   *
   * @param usual the benchmark's
   */
  default long items(long usual) {
    return usual;
  }

  /**
   * Further figures of the last run, by what they are and their unit, such as {@code heap MiB}; the
   * same ones after each run.
   */
  default Map<String, Double> figures() {
    return Map.of();
  }
}
