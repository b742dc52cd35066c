package io.meshwork.quality.metric;

import com.amazon.deequ.analyzers.ScanShareableAnalyzer;
import java.util.Optional;
import java.util.function.Function;

/**
 * A metric that Deequ measures, in a scan that all of them share.
 *
 * @param analyzer from the SQL of the current time to the analyzer: only conditions on time depend
 *     on it
 * @param failing finds the rows that keep it from being 1
 */
public record AnalyzerMetric(
    String name,
    Optional<String> where,
    Function<String, ScanShareableAnalyzer<?, ?>> analyzer,
    Optional<RowsQuery> failing)
    implements Metric {
  static AnalyzerMetric of(
      String name, Optional<String> where, ScanShareableAnalyzer<?, ?> analyzer) {
    return new AnalyzerMetric(name, where, now -> analyzer, Optional.empty());
  }

  AnalyzerMetric failing(RowsQuery rows) {
    return new AnalyzerMetric(name, where, analyzer, Optional.of(rows));
  }
}
