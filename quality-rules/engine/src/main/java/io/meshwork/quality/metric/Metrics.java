package io.meshwork.quality.metric;

import com.amazon.deequ.analyzers.AnalyzerOptions;
import com.amazon.deequ.analyzers.Completeness;
import com.amazon.deequ.analyzers.Compliance;
import com.amazon.deequ.analyzers.Correlation;
import com.amazon.deequ.analyzers.MaxLength;
import com.amazon.deequ.analyzers.Maximum;
import com.amazon.deequ.analyzers.Mean;
import com.amazon.deequ.analyzers.MinLength;
import com.amazon.deequ.analyzers.Minimum;
import com.amazon.deequ.analyzers.ScanShareableAnalyzer;
import com.amazon.deequ.analyzers.Size;
import com.amazon.deequ.analyzers.StandardDeviation;
import com.amazon.deequ.analyzers.Sum;
import io.meshwork.quality.sql.Sql;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;
import scala.jdk.javaapi.OptionConverters;

/** The metrics by column name and where clause. */
public final class Metrics {
  private static final Option<AnalyzerOptions> DEFAULTS = Option.empty();

  private Metrics() {}

  /** The share of rows whose value is not null. */
  public static Metric completeness(String column, Optional<String> where) {
    return scan("Completeness", column, where, (c, w) -> new Completeness(c, w, DEFAULTS))
        .failing(RowsQuery.where(now -> chosen(where) + " AND " + Sql.name(column) + " IS NULL"));
  }

  /**
   * The share of rows whose combination of values occurs once, of the rows in which not all of them
   * are null.
   */
  public static Metric uniqueness(List<String> columns, Optional<String> where) {
    return new GroupingMetric(name("Uniqueness", columns), where, columns, Frequency.UNIQUENESS);
  }

  /** The number of distinct values, null not counted. */
  public static Metric distinctValues(String column, Optional<String> where) {
    return grouping("DistinctValuesCount", column, where, Frequency.DISTINCT_VALUES);
  }

  /** The share of the distinct values that occur once. */
  public static Metric uniqueValueRatio(String column, Optional<String> where) {
    return grouping("UniqueValueRatio", column, where, Frequency.UNIQUE_VALUE_RATIO);
  }

  /** Shannon's entropy of the values that are not null, in nats. */
  public static Metric entropy(String column, Optional<String> where) {
    return grouping("Entropy", column, where, Frequency.ENTROPY);
  }

  /** The mean of the values that are not null. */
  public static Metric mean(String column, Optional<String> where) {
    return scan("Mean", column, where, Mean::new);
  }

  /** The sum of the values that are not null. */
  public static Metric sum(String column, Optional<String> where) {
    return scan("Sum", column, where, Sum::new);
  }

  /** The population standard deviation of the values that are not null. */
  public static Metric standardDeviation(String column, Optional<String> where) {
    return scan("StandardDeviation", column, where, StandardDeviation::new);
  }

  /** The least number. */
  public static Metric minimum(String column) {
    return scan("Minimum", column, Optional.empty(), (c, w) -> new Minimum(c, w, DEFAULTS));
  }

  /** The greatest number. */
  public static Metric maximum(String column) {
    return scan("Maximum", column, Optional.empty(), (c, w) -> new Maximum(c, w, DEFAULTS));
  }

  /** The length of the shortest text. */
  public static Metric minLength(String column) {
    return scan("MinLength", column, Optional.empty(), (c, w) -> new MinLength(c, w, DEFAULTS));
  }

  /** The length of the longest text. */
  public static Metric maxLength(String column) {
    return scan("MaxLength", column, Optional.empty(), (c, w) -> new MaxLength(c, w, DEFAULTS));
  }

  /** Pearson's correlation of the rows in which neither value is null. */
  public static Metric correlation(String first, String second, Optional<String> where) {
    return AnalyzerMetric.of(
        name("ColumnCorrelation", List.of(first, second)),
        where,
        new Correlation(
            DeequRun.name(first), DeequRun.name(second), OptionConverters.toScala(where)));
  }

  /**
   * The share of rows that meet a condition.
   *
   * @param condition from the SQL of the current time to a condition that is never null
   */
  public static Metric compliance(
      String column, UnaryOperator<String> condition, Optional<String> where) {
    String name = name("Compliance", List.of(column));
    return new AnalyzerMetric(
        name,
        where,
        now -> compliance(name, condition.apply(now), where),
        Optional.of(
            RowsQuery.where(
                now -> "%s AND NOT (%s)".formatted(chosen(where), condition.apply(now)))));
  }

  static Size size(Optional<String> where) {
    return new Size(OptionConverters.toScala(where));
  }

  private static Compliance compliance(String name, String condition, Optional<String> where) {
    return new Compliance(
        name,
        condition,
        OptionConverters.toScala(where),
        CollectionConverters.asScala(List.<String>of()).toList(),
        DEFAULTS);
  }

  private static AnalyzerMetric scan(
      String metric,
      String column,
      Optional<String> where,
      BiFunction<String, Option<String>, ScanShareableAnalyzer<?, ?>> analyzer) {
    return AnalyzerMetric.of(
        name(metric, List.of(column)),
        where,
        analyzer.apply(DeequRun.name(column), OptionConverters.toScala(where)));
  }

  private static Metric grouping(
      String metric, String column, Optional<String> where, Frequency frequency) {
    return new GroupingMetric(name(metric, List.of(column)), where, List.of(column), frequency);
  }

  private static String chosen(Optional<String> where) {
    return where.map(Sql::condition).orElse("true");
  }

  private static String name(String metric, List<String> columns) {
    return metric + "(" + String.join(", ", columns) + ")";
  }
}
