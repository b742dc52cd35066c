package io.meshwork.benchmarks;

import java.util.List;

/**
 * How much work each benchmark does.
 *
 * @param events of the pipeline
 * @param rows that are landed
 * @param backfillRows that a backfill lands
 * @param suiteRows that suites judge
 * @param devices that have a partition each of what is derived from
 * @param partitionRows rows of such a partition, by benchmark
 * @param growth events of the growing pipeline, by side
 * @param entries in a full history and a full quarantine
 */
record Sizes(
    long events,
    int rows,
    int backfillRows,
    int suiteRows,
    int devices,
    List<Integer> partitionRows,
    List<Long> growth,
    long entries) {
  static final Sizes FULL =
      new Sizes(
          1_000_000,
          500_000,
          2_000_000,
          1_000_000,
          50,
          List.of(100, 1_000, 10_000),
          List.of(100_000L, 1_000_000L, 3_000_000L),
          1_000_000);

  /** To see that the benchmarks run; their figures mean nothing. */
  static final Sizes SMOKE =
      new Sizes(2_000, 2_000, 2_000, 2_000, 5, List.of(20), List.of(1_000L, 2_000L), 2_000);

  /** With others for the growing pipeline, unless there are none. */
  Sizes growingTo(List<Long> counts) {
    return counts.isEmpty()
        ? this
        : new Sizes(
            events,
            rows,
            backfillRows,
            suiteRows,
            devices,
            partitionRows,
            List.copyOf(counts),
            entries);
  }
}
