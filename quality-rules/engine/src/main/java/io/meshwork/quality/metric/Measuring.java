package io.meshwork.quality.metric;

import com.amazon.deequ.analyzers.Analyzer;
import com.amazon.deequ.analyzers.runners.AnalyzerContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Measures metrics of a batch: the analyzers in one run of Deequ, whose scan they share (those that
 * must be given chosen rows in one further run for each choice), and each query by itself. Rows are
 * counted in the same scan for each where clause.
 */
public final class Measuring {
  private final Dataset<Row> batch;
  private final Instant now;

  public Measuring(Dataset<Row> batch, Instant now) {
    this.batch = batch;
    this.now = now;
  }

  public Measurements of(Collection<Metric> metrics) {
    Set<Metric> distinct = new LinkedHashSet<>(metrics);
    Map<AnalyzerMetric, Analyzer<?, ?>> analyzers = new LinkedHashMap<>();
    Map<Metric, Measured> measured = new HashMap<>();
    for (Metric metric : distinct) {
      if (metric instanceof AnalyzerMetric analyzed) {
        analyzers.put(analyzed, analyzed.analyzer().apply(now));
      }
      if (metric instanceof QueryMetric query) {
        measured.put(query, Queries.measure(batch, query.query()));
      }
    }
    Map<Optional<String>, AnalyzerContext> runs = run(analyzers, wheres(distinct));
    analyzers.forEach(
        (metric, analyzer) ->
            measured.put(metric, DeequRun.measured(runs.get(metric.filter()), analyzer)));
    return new Measurements(measured, rows(wheres(distinct), runs.get(Optional.empty())));
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
