package io.meshwork.quality.metric;

import java.util.Optional;
import java.util.stream.Stream;

/** One number to be measured of a batch. */
public sealed interface Metric
    permits AnalyzerMetric,
        ConstantMetric,
        GroupingMetric,
        QueryMetric,
        RatioMetric,
        RowCountMetric {
  /** As results show it, such as {@code Completeness(value)}. */
  String name();

  /** The SQL condition that chooses the rows that it speaks of; empty for all. */
  Optional<String> where();

  /** Finds the rows that keep it from being 1; empty if it doesn't speak of single rows. */
  default Optional<RowsQuery> failing() {
    return Optional.empty();
  }

  /** Itself, or the metrics that it is computed from. */
  default Stream<Metric> leaves() {
    return this instanceof RatioMetric ratio
        ? Stream.concat(ratio.part().leaves(), ratio.whole().leaves())
        : Stream.of(this);
  }
}
