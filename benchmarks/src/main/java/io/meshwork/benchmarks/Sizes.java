package io.meshwork.benchmarks;

/**
 * How much work each benchmark does.
 *
 * @param events of the pipeline
 * @param rows that are landed
 * @param suiteRows that suites judge
 */
record Sizes(long events, int rows, int suiteRows) {
  static final Sizes FULL = new Sizes(1_000_000, 500_000, 1_000_000);

  /** To see that the benchmarks run; their figures mean nothing. */
  static final Sizes SMOKE = new Sizes(2_000, 2_000, 2_000);
}
