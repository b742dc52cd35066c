package io.meshwork.benchmarks;

/** One way of doing a benchmark's work. */
interface Side {
  /** As the results call it: {@code meshwork}, {@code raw-tuned}. */
  String name();

  /** Brings everything back to where it was before the first round; not timed. */
  void prepare();

  /** The work; timed. */
  void run();

  /**
   * Looks whether the work was done, all of it; not timed.
   *
   * @throws IllegalStateException if not: a figure would mean nothing then
   */
  void verify();
}
