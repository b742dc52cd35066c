package io.meshwork.quality.history;

import com.amazon.deequ.analyzers.Analyzer;
import com.amazon.deequ.analyzers.runners.AnalyzerContext;
import com.amazon.deequ.repository.AnalysisResult;
import com.amazon.deequ.repository.MetricsRepository;
import com.amazon.deequ.repository.MetricsRepositoryMultipleResultsLoader;
import com.amazon.deequ.repository.ResultKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;
import scala.jdk.javaapi.OptionConverters;

/**
 * A history as Deequ sees it: a result for each batch. What suites have measured is read as the
 * metrics of their analyzers, beside what was saved here. As in Deequ's own repositories, failed
 * metrics are left out, a result that is saved again replaces itself, and both ends of a span of
 * time belong to it. Other than there, a result in which nothing succeeded isn't kept, and numbers
 * that aren't finite are failures. Times are milliseconds since 1970.
 */
public final class HistoryRepository implements MetricsRepository {
  private final MetricHistory history;
  private final Analyses analyses;

  private HistoryRepository(MetricHistory history, Analyses analyses) {
    this.history = history;
    this.analyses = analyses;
  }

  /**
   * @param analyzers those of a suite, by the key of their metric; points of other metrics, unless
   *     they were saved by a repository, are no results
   */
  public static HistoryRepository of(MetricHistory history, Map<String, Analyzer<?, ?>> analyzers) {
    return new HistoryRepository(history, new Analyses(analyzers));
  }

  @Override
  public void save(ResultKey key, AnalyzerContext context) {
    List<MetricPoint> points = new ArrayList<>();
    CollectionConverters.asJava(context.metricMap())
        .forEach(
            (analyzer, metric) -> analyses.point(key, analyzer, metric).ifPresent(points::add));
    history.append(points);
  }

  @Override
  public Option<AnalyzerContext> loadByKey(ResultKey key) {
    Instant at = Instant.ofEpochMilli(key.dataSetDate());
    Optional<AnalyzerContext> found =
        results(at, at.plusMillis(1)).stream()
            .filter(r -> r.resultKey().equals(key))
            .map(AnalysisResult::analyzerContext)
            .findFirst();
    return OptionConverters.toScala(found);
  }

  @Override
  public MetricsRepositoryMultipleResultsLoader load() {
    return HistoryLoader.of(this::results);
  }

  private List<AnalysisResult> results(Instant from, Instant until) {
    return analyses.results(history.between(from, until));
  }
}
