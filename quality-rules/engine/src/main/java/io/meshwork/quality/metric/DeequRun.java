package io.meshwork.quality.metric;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import com.amazon.deequ.analyzers.Analyzer;
import com.amazon.deequ.analyzers.Correlation;
import com.amazon.deequ.analyzers.DoubleValuedState;
import com.amazon.deequ.analyzers.InMemoryStateProvider;
import com.amazon.deequ.analyzers.Preconditions;
import com.amazon.deequ.analyzers.ScanShareableAnalyzer;
import com.amazon.deequ.analyzers.runners.EmptyStateException;
import com.amazon.deequ.metrics.DoubleMetric;
import com.amazon.deequ.metrics.Metric;
import io.meshwork.quality.plan.BatchRows;
import io.meshwork.quality.sql.Sql;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;
import scala.util.Try;

/**
 * What Deequ's analyzers measured of a batch, and the states that this came from: their own
 * aggregations, in one scan, as Deequ's runner takes them, but planned once per run.
 */
record DeequRun(Map<Analyzer<?, ?>, Metric<?>> metrics, InMemoryStateProvider states) {
  /** The time of the batch as analyzers' conditions name it. */
  static final String NOW = "`now()`";

  /** No contract can give a field such a name. */
  private static final String NOW_COLUMN = "now()";

  /**
   * @param analyzers those that can share a scan
   */
  static DeequRun over(BatchRows batch, List<ScanShareableAnalyzer<?, ?>> analyzers) {
    Column now = batch.now();
    BatchRows rows = batch.then("deequ", all -> withoutQuotes(all).withColumn(NOW_COLUMN, now));
    Map<Analyzer<?, ?>, Metric<?>> metrics = new HashMap<>();
    List<ScanShareableAnalyzer<?, ?>> able = new ArrayList<>();
    for (ScanShareableAnalyzer<?, ?> analyzer : analyzers) {
      Option<Exception> refusal =
          Preconditions.findFirstFailing(rows.schema(), analyzer.preconditions());
      if (refusal.isEmpty()) {
        able.add(analyzer);
      } else {
        metrics.put(analyzer, analyzer.toFailureMetric(refusal.get()));
      }
    }
    InMemoryStateProvider states = new InMemoryStateProvider();
    if (!able.isEmpty()) {
      scan(rows, able, states, metrics);
    }
    return new DeequRun(metrics, states);
  }

  private static void scan(
      BatchRows rows,
      List<ScanShareableAnalyzer<?, ?>> analyzers,
      InMemoryStateProvider states,
      Map<Analyzer<?, ?>, Metric<?>> metrics) {
    try {
      Row sums = rows.then(analyzers, all -> all.agg(lit(true), sums(analyzers))).collect().get(0);
      int at = 1;
      for (ScanShareableAnalyzer<?, ?> analyzer : analyzers) {
        metrics.put(analyzer, metric(analyzer, sums, at, states));
        at += analyzer.aggregationFunctions().size();
      }
    } catch (Exception e) { // Scala declares none.
      analyzers.forEach(analyzer -> metrics.put(analyzer, analyzer.toFailureMetric(e)));
    }
  }

  private static Column[] sums(List<ScanShareableAnalyzer<?, ?>> analyzers) {
    return analyzers.stream()
        .flatMap(a -> CollectionConverters.asJava(a.aggregationFunctions()).stream())
        .toArray(Column[]::new);
  }

  private static Metric<?> metric(
      ScanShareableAnalyzer<?, ?> analyzer, Row sums, int at, InMemoryStateProvider states) {
    try {
      return analyzer.metricFromAggregationResult(sums, at, Option.empty(), Option.apply(states));
    } catch (Exception e) { // Scala declares none.
      return analyzer.toFailureMetric(e);
    }
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

  Measured measured(Analyzer<?, ?> analyzer) {
    if (!(metrics.get(analyzer) instanceof DoubleMetric number)) {
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
