package io.meshwork.quality.metric;

import com.amazon.deequ.analyzers.Analyzer;
import com.amazon.deequ.analyzers.runners.AnalysisRunner;
import com.amazon.deequ.analyzers.runners.AnalyzerContext;
import com.amazon.deequ.analyzers.runners.EmptyStateException;
import com.amazon.deequ.metrics.DoubleMetric;
import com.amazon.deequ.metrics.Metric;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;
import scala.util.Try;

/** Deequ's runner as Java sees it. */
final class DeequRun {
  private DeequRun() {}

  static AnalyzerContext over(Dataset<Row> rows, List<Analyzer<?, ?>> analyzers) {
    return AnalysisRunner.onData(rows)
        .addAnalyzers(CollectionConverters.asScala(typed(analyzers)).toList())
        .run();
  }

  // Analyzer<?, ?> and Analyzer<?, Metric<?>> are the same to Scala, whose second parameter is
  // covariant.
  @SuppressWarnings("unchecked")
  private static List<Analyzer<?, Metric<?>>> typed(List<? extends Analyzer<?, ?>> analyzers) {
    return (List<Analyzer<?, Metric<?>>>) analyzers;
  }

  static Measured measured(AnalyzerContext run, Analyzer<?, ?> analyzer) {
    Option<Metric<?>> metric = run.metricMap().get((Analyzer<?, Metric<?>>) analyzer);
    return metric.isDefined() && metric.get() instanceof DoubleMetric number
        ? measured(number.value())
        : new Measured.Failure("Deequ gave no number");
  }

  private static Measured measured(Try<Object> value) {
    if (value.isSuccess()) {
      return new Measured.Value((Double) value.get());
    }
    Throwable failure = value.failed().get();
    // An exception's message may quote a value, so only its class is told.
    return failure instanceof EmptyStateException
        ? new Measured.Nothing()
        : new Measured.Failure(failure.getClass().getSimpleName());
  }
}
