package io.meshwork.quality.metric;

import java.util.Optional;

/** One number to be measured of a batch. */
public sealed interface Metric permits AnalyzerMetric, QueryMetric, RowCountMetric {
  /** As results show it, such as {@code Completeness(value)}. */
  String name();

  /** The SQL condition that chooses the rows that it speaks of; empty for all. */
  Optional<String> where();
}
