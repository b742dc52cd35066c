package io.meshwork.quality.metric;

import static org.apache.spark.sql.functions.col;

import com.amazon.deequ.analyzers.Analysis;
import com.amazon.deequ.analyzers.Analyzer;
import com.amazon.deequ.analyzers.Correlation;
import com.amazon.deequ.analyzers.DoubleValuedState;
import com.amazon.deequ.analyzers.InMemoryStateProvider;
import com.amazon.deequ.analyzers.runners.AnalysisRunner;
import com.amazon.deequ.analyzers.runners.AnalyzerContext;
import com.amazon.deequ.analyzers.runners.EmptyStateException;
import com.amazon.deequ.metrics.DoubleMetric;
import com.amazon.deequ.metrics.Metric;
import io.meshwork.quality.sql.Sql;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;
import scala.util.Try;

/** A run of Deequ's as Java sees it: what it measured, and the states that this came from. */
record DeequRun(AnalyzerContext measured, InMemoryStateProvider states) {

  static DeequRun over(Dataset<Row> rows, List<Analyzer<?, ?>> analyzers) {
    InMemoryStateProvider states = new InMemoryStateProvider();
    AnalyzerContext measured =
        AnalysisRunner.run(
            withoutQuotes(rows),
            new Analysis(CollectionConverters.asScala(typed(analyzers)).toList()),
            Option.empty(),
            Option.apply(states),
            StorageLevel.NONE()); // Of grouped data, of which there is none.
    return new DeequRun(measured, states);
  }

  /** A column's name for an analyzer: Deequ can take any but one with a quote in it. */
  static String name(String column) {
    return Sql.reference(withoutQuotes(column));
  }

  private static String withoutQuotes(String column) {
    return column.replace('`', '\u00b4');
  }

  /** Adds columns under the names that Deequ can take. */
  private static Dataset<Row> withoutQuotes(Dataset<Row> rows) {
    List<Column> renamed =
        Arrays.stream(rows.columns())
            .filter(name -> name.contains("`"))
            .map(name -> col(Sql.name(name)).as(withoutQuotes(name)))
            .toList();
    if (renamed.isEmpty()) {
      return rows;
    }
    return rows.select(Stream.concat(Stream.of(col("*")), renamed.stream()).toArray(Column[]::new));
  }

  // Analyzer<?, ?> and Analyzer<?, Metric<?>> are the same to Scala, whose second parameter is
  // covariant.
  @SuppressWarnings("unchecked")
  private static List<Analyzer<?, Metric<?>>> typed(List<? extends Analyzer<?, ?>> analyzers) {
    return (List<Analyzer<?, Metric<?>>>) analyzers;
  }

  Measured measured(Analyzer<?, ?> analyzer) {
    Option<Metric<?>> metric = measured.metricMap().get((Analyzer<?, Metric<?>>) analyzer);
    if (metric.isEmpty() || !(metric.get() instanceof DoubleMetric number)) {
      return new Measured.Failure("Deequ gave no number");
    }
    Measured measured = measured(number.value());
    return analyzer instanceof Correlation ? defined(measured) : measured;
  }

  /** Empty where there was nothing to measure. */
  Optional<DoubleValuedState<?>> state(Analyzer<?, ?> analyzer) {
    Option<?> state = states.load(analyzer);
    return state.isDefined() && state.get() instanceof DoubleValuedState<?> number
        ? Optional.of(number)
        : Optional.empty();
  }

  /** A column that doesn't vary, as in a batch of one row, correlates with nothing. */
  private static Measured defined(Measured correlation) {
    return correlation instanceof Measured.Value number && Double.isNaN(number.value())
        ? new Measured.Nothing()
        : correlation;
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
