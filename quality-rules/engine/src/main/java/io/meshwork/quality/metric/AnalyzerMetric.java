package io.meshwork.quality.metric;

import com.amazon.deequ.analyzers.Analyzer;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * A metric that Deequ measures.
 *
 * @param filters whether the analyzer minds {@code where} itself, so that it can share the scan;
 *     else it is given the chosen rows
 * @param analyzer the analyzer as of a time: only conditions on time depend on it
 */
public record AnalyzerMetric(
    String name,
    Optional<String> where,
    boolean filters,
    Function<Instant, Analyzer<?, ?>> analyzer)
    implements Metric {

  static AnalyzerMetric of(String name, Optional<String> where, Analyzer<?, ?> analyzer) {
    return new AnalyzerMetric(name, where, true, now -> analyzer);
  }

  /** The condition by which the rows must be chosen before the analyzer sees them. */
  Optional<String> filter() {
    return filters ? Optional.empty() : where;
  }
}
