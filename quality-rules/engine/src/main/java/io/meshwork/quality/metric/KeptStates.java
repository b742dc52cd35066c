package io.meshwork.quality.metric;

import com.amazon.deequ.analyzers.Analyzer;
import com.amazon.deequ.analyzers.DoubleValuedState;
import com.amazon.deequ.analyzers.NumMatches;
import io.meshwork.quality.plan.BatchRows;
import io.meshwork.quality.state.MetricState;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.catalyst.plans.logical.Filter;
import org.apache.spark.sql.catalyst.trees.TreePattern;

/** Chooses what is kept of a run: the states of metrics that mean the same at any time. */
record KeptStates(BatchRows batch, DeequRun run) {
  private static final String ANOTHER_TIME = "current_timestamp()";

  /**
   * @param asked metrics by name, beside which the number of all rows is kept
   * @param rows the number of rows by where clause
   */
  List<MetricState> of(Set<Metric> asked, Map<Optional<String>, Long> rows) {
    Map<MetricState.Key, MetricState> states = new LinkedHashMap<>();
    Map<String, Boolean> timeless = new HashMap<>();
    Stream.concat(Stream.of(new RowCountMetric(Optional.empty())), asked.stream())
        .filter(
            metric ->
                metric.where().map(w -> timeless.computeIfAbsent(w, this::isTimeless)).orElse(true))
        .flatMap(metric -> state(metric, rows).stream())
        .forEach(state -> states.putIfAbsent(state.key(), state));
    return List.copyOf(states.values());
  }

  private Optional<MetricState> state(Metric metric, Map<Optional<String>, Long> rows) {
    if (metric instanceof RowCountMetric count) {
      // Deequ has no state where there are no rows; then there are none.
      return state(
          count,
          Metrics.size(count.where()),
          rows,
          Optional.of(new NumMatches(rows.get(count.where()))));
    }
    if (!(metric instanceof AnalyzerMetric measured)) {
      return Optional.empty();
    }
    Analyzer<?, ?> analyzer = measured.analyzer().apply(DeequRun.NOW);
    return analyzer.equals(measured.analyzer().apply(ANOTHER_TIME))
        ? state(metric, analyzer, rows, run.state(analyzer))
        : Optional.empty();
  }

  /** None of a metric that couldn't be measured: its rows aren't in it. */
  private Optional<MetricState> state(
      Metric metric,
      Analyzer<?, ?> analyzer,
      Map<Optional<String>, Long> rows,
      Optional<DoubleValuedState<?>> state) {
    if (run.measured(analyzer) instanceof Measured.Failure) {
      return Optional.empty();
    }
    return Optional.of(
        new MetricState(
            MetricState.Key.of(metric.name(), metric.where(), analyzer),
            rows.get(metric.where()),
            state));
  }

  /** Whether an owner's condition finds the same rows whenever it is asked. */
  private boolean isTimeless(String where) {
    try {
      return batch.then(List.of("where", where), rows -> rows.where(where)).analyzed()
              instanceof Filter filter
          && !filter.condition().containsPattern(TreePattern.CURRENT_LIKE());
    } catch (
        Exception e) { // Planning fails where a data set isn't what it was; Scala declares none.
      return false;
    }
  }
}
