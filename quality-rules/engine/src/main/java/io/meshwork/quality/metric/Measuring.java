package io.meshwork.quality.metric;

import com.amazon.deequ.analyzers.Analyzer;
import com.amazon.deequ.analyzers.runners.AnalyzerContext;
import io.meshwork.quality.Surroundings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Measures metrics of a batch: the analyzers in one run of Deequ, whose scan they share (those that
 * must be given chosen rows in one further run for each choice), and each query by itself. Rows are
 * counted in the same scan for each where clause.
 */
public final class Measuring {
  private final Dataset<Row> batch;
  private final Surroundings surroundings;

  public Measuring(Dataset<Row> batch, Surroundings surroundings) {
    this.batch = batch;
    this.surroundings = surroundings;
  }

  public Measurements of(Collection<Metric> metrics) {
    Set<Metric> distinct = new LinkedHashSet<>(metrics);
    Set<Optional<String>> wheres = wheres(distinct);
    Map<AnalyzerMetric, Analyzer<?, ?>> analyzers = new LinkedHashMap<>();
    only(distinct, AnalyzerMetric.class)
        .forEach(m -> analyzers.put(m, m.analyzer().apply(surroundings.now())));
    Map<Optional<String>, AnalyzerContext> runs = run(analyzers, wheres);
    Map<Optional<String>, Long> rows = rows(wheres, runs.get(Optional.empty()));

    Map<Metric, Measured> measured = new HashMap<>();
    analyzers.forEach(
        (metric, analyzer) ->
            measured.put(metric, DeequRun.measured(runs.get(metric.filter()), analyzer)));
    only(distinct, RowCountMetric.class)
        .forEach(m -> measured.put(m, new Measured.Value(rows.get(m.where()))));
    only(distinct, QueryMetric.class)
        .forEach(m -> measured.put(m, Queries.measure(batch, m.query())));
    return new Measurements(measured, rows, surroundings);
  }

  private static <T extends Metric> Stream<T> only(Set<Metric> metrics, Class<T> type) {
    return metrics.stream().filter(type::isInstance).map(type::cast);
  }

  private Map<Optional<String>, AnalyzerContext> run(
      Map<AnalyzerMetric, Analyzer<?, ?>> analyzers, Set<Optional<String>> wheres) {
    Map<Optional<String>, Set<Analyzer<?, ?>>> byFilter = new LinkedHashMap<>();
    wheres.forEach(
        where ->
            byFilter
                .computeIfAbsent(Optional.empty(), f -> new LinkedHashSet<>())
                .add(Metrics.size(where)));
    analyzers.forEach(
        (metric, analyzer) ->
            byFilter.computeIfAbsent(metric.filter(), f -> new LinkedHashSet<>()).add(analyzer));
    Map<Optional<String>, AnalyzerContext> runs = new HashMap<>();
    byFilter.forEach(
        (filter, chosen) ->
            runs.put(
                filter,
                DeequRun.over(filter.map(batch::filter).orElse(batch), List.copyOf(chosen))));
    return runs;
  }

  private static Set<Optional<String>> wheres(Set<Metric> metrics) {
    List<Optional<String>> wheres = new ArrayList<>(List.of(Optional.empty()));
    metrics.forEach(m -> wheres.add(m.where()));
    return new LinkedHashSet<>(wheres);
  }

  private static Map<Optional<String>, Long> rows(
      Set<Optional<String>> wheres, AnalyzerContext run) {
    Map<Optional<String>, Long> rows = new HashMap<>();
    wheres.forEach(where -> rows.put(where, rows(DeequRun.measured(run, Metrics.size(where)))));
    return rows;
  }

  /**
   * Deequ gives no number where the batch is empty or the condition is null for every row: then it
   * chose none.
   */
  private static long rows(Measured size) {
    return size instanceof Measured.Value counted ? (long) counted.value() : 0;
  }
}
