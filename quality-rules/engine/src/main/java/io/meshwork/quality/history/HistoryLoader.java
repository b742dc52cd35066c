package io.meshwork.quality.history;

import com.amazon.deequ.analyzers.Analyzer;
import com.amazon.deequ.analyzers.runners.AnalyzerContext;
import com.amazon.deequ.metrics.Metric;
import com.amazon.deequ.repository.AnalysisResult;
import com.amazon.deequ.repository.MetricsRepositoryMultipleResultsLoader;
import com.amazon.deequ.repository.ResultKey;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import scala.collection.immutable.Map$;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Chooses results, the oldest first.
 *
 * @param results those from a time, included, until another, excluded
 * @param analyzers empty for all
 */
record HistoryLoader(
    BiFunction<Instant, Instant, List<AnalysisResult>> results,
    Instant from,
    Instant until,
    Map<String, String> tags,
    Optional<Seq<Analyzer<?, Metric<?>>>> analyzers)
    implements MetricsRepositoryMultipleResultsLoader {

  static HistoryLoader of(BiFunction<Instant, Instant, List<AnalysisResult>> results) {
    return new HistoryLoader(results, Instant.EPOCH, Instant.MAX, Map.of(), Optional.empty());
  }

  @Override
  public MetricsRepositoryMultipleResultsLoader withTagValues(
      scala.collection.immutable.Map<String, String> values) {
    return new HistoryLoader(results, from, until, CollectionConverters.asJava(values), analyzers);
  }

  @Override
  public MetricsRepositoryMultipleResultsLoader forAnalyzers(Seq<Analyzer<?, Metric<?>>> chosen) {
    return new HistoryLoader(results, from, until, tags, Optional.of(chosen));
  }

  @Override
  public MetricsRepositoryMultipleResultsLoader after(long time) {
    return new HistoryLoader(results, Instant.ofEpochMilli(time), until, tags, analyzers);
  }

  @Override
  public MetricsRepositoryMultipleResultsLoader before(long time) {
    Instant end = Instant.ofEpochMilli(time).plusMillis(1);
    return new HistoryLoader(results, from, end, tags, analyzers);
  }

  @Override
  public Seq<AnalysisResult> get() {
    List<AnalysisResult> chosen =
        results.apply(from, until).stream()
            .filter(r -> isTagged(r.resultKey()))
            .map(r -> new AnalysisResult(r.resultKey(), chosen(r.analyzerContext())))
            .toList();
    return CollectionConverters.asScala(chosen).toList();
  }

  private boolean isTagged(ResultKey key) {
    return CollectionConverters.asJava(key.tags()).entrySet().containsAll(tags.entrySet());
  }

  private AnalyzerContext chosen(AnalyzerContext context) {
    if (analyzers.isEmpty()) {
      return context;
    }
    Map<Analyzer<?, Metric<?>>, Metric<?>> chosen =
        new LinkedHashMap<>(CollectionConverters.asJava(context.metricMap()));
    chosen.keySet().removeIf(analyzer -> !analyzers.get().contains(analyzer));
    return new AnalyzerContext(Map$.MODULE$.from(CollectionConverters.asScala(chosen)));
  }
}
