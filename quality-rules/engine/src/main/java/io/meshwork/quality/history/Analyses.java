package io.meshwork.quality.history;

import com.amazon.deequ.analyzers.Analyzer;
import com.amazon.deequ.analyzers.runners.AnalyzerContext;
import com.amazon.deequ.metrics.DoubleMetric;
import com.amazon.deequ.metrics.Metric;
import com.amazon.deequ.repository.AnalysisResult;
import com.amazon.deequ.repository.AnalysisResultSerde;
import com.amazon.deequ.repository.ResultKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import scala.Option;
import scala.collection.immutable.Map$;
import scala.jdk.javaapi.CollectionConverters;
import scala.util.Success;

/** Deequ's results as points, and points as Deequ's results. */
final class Analyses {
  private final Map<String, Analyzer<?, ?>> byKey;
  private final Map<Analyzer<?, ?>, String> keys = new HashMap<>();

  Analyses(Map<String, Analyzer<?, ?>> byKey) {
    this.byKey = Map.copyOf(byKey);
    byKey.forEach((key, analyzer) -> keys.put(analyzer, key));
  }

  /** Empty for a failure. Of a metric that is more than a number, the value is its first one. */
  Optional<MetricPoint> point(ResultKey key, Analyzer<?, Metric<?>> analyzer, Metric<?> metric) {
    if (!metric.value().isSuccess()) {
      return Optional.empty();
    }
    double value =
        CollectionConverters.asJava(metric.flatten()).stream()
            .findFirst()
            .map(number -> (Double) number.value().get())
            .orElse(0.0);
    if (!Double.isFinite(value)) {
      return Optional.empty();
    }
    return Optional.of(
        new MetricPoint(
            keys.getOrDefault(analyzer, analyzer.toString()),
            Instant.ofEpochMilli(key.dataSetDate()),
            batch(key),
            value,
            CollectionConverters.asJava(key.tags()),
            Optional.of(json(key, analyzer, metric))));
  }

  /** The results in the order of the points. */
  List<AnalysisResult> results(List<MetricPoint> points) {
    Map<ResultKey, Map<Analyzer<?, Metric<?>>, Metric<?>>> found = new LinkedHashMap<>();
    for (MetricPoint point : points) {
      Map<Analyzer<?, Metric<?>>, Metric<?>> measured = measured(point);
      if (!measured.isEmpty()) {
        found.computeIfAbsent(key(point), k -> new LinkedHashMap<>()).putAll(measured);
      }
    }
    return found.entrySet().stream()
        .map(result -> new AnalysisResult(result.getKey(), context(result.getValue())))
        .toList();
  }

  private Map<Analyzer<?, Metric<?>>, Metric<?>> measured(MetricPoint point) {
    if (point.analysis().isPresent()) {
      AnalysisResult result = AnalysisResultSerde.deserialize(point.analysis().get()).head();
      return CollectionConverters.asJava(result.analyzerContext().metricMap());
    }
    Analyzer<?, ?> analyzer = byKey.get(point.metric());
    return analyzer == null ? Map.of() : Map.of(typed(analyzer), metric(analyzer, point.value()));
  }

  /** An analyzer knows what its metric is called, also where it fails. */
  private static Metric<?> metric(Analyzer<?, ?> analyzer, double value) {
    DoubleMetric named = (DoubleMetric) typed(analyzer).toFailureMetric(new Exception());
    return new DoubleMetric(
        named.entity(), named.name(), named.instance(), new Success<>(value), Option.empty());
  }

  // Analyzer<?, ?> and Analyzer<?, Metric<?>> are the same to Scala, whose second parameter is
  // covariant.
  @SuppressWarnings("unchecked")
  private static Analyzer<?, Metric<?>> typed(Analyzer<?, ?> analyzer) {
    return (Analyzer<?, Metric<?>>) analyzer;
  }

  private static String json(ResultKey key, Analyzer<?, Metric<?>> analyzer, Metric<?> metric) {
    AnalysisResult result = new AnalysisResult(key, context(Map.of(analyzer, metric)));
    return AnalysisResultSerde.serialize(CollectionConverters.asScala(List.of(result)).toList());
  }

  private static AnalyzerContext context(Map<Analyzer<?, Metric<?>>, Metric<?>> metrics) {
    return new AnalyzerContext(Map$.MODULE$.from(CollectionConverters.asScala(metrics)));
  }

  private static ResultKey key(MetricPoint point) {
    return new ResultKey(
        point.at().toEpochMilli(), Map$.MODULE$.from(CollectionConverters.asScala(point.tags())));
  }

  /** Two results of one time are told apart by their tags. */
  private static String batch(ResultKey key) {
    String name = key.dataSetDate() + " " + new TreeMap<>(CollectionConverters.asJava(key.tags()));
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
