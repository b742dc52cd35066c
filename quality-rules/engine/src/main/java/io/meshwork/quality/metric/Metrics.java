package io.meshwork.quality.metric;

import com.amazon.deequ.analyzers.AnalyzerOptions;
import com.amazon.deequ.analyzers.Completeness;
import com.amazon.deequ.analyzers.Compliance;
import com.amazon.deequ.analyzers.CountDistinct;
import com.amazon.deequ.analyzers.Mean;
import com.amazon.deequ.analyzers.Size;
import com.amazon.deequ.analyzers.StandardDeviation;
import com.amazon.deequ.analyzers.Sum;
import com.amazon.deequ.analyzers.Uniqueness;
import io.meshwork.quality.sql.Sql;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.jdk.javaapi.OptionConverters;

/** The metrics that Deequ knows, by column name and where clause. */
public final class Metrics {
  private static final Option<AnalyzerOptions> DEFAULTS = Option.empty();

  private Metrics() {}

  /** The share of rows whose value is not null. */
  public static Metric completeness(String column, Optional<String> where) {
    return AnalyzerMetric.of(
        name("Completeness", List.of(column)),
        where,
        new Completeness(Sql.reference(column), OptionConverters.toScala(where), DEFAULTS));
  }

  /**
   * The share of rows whose combination of values occurs once, of the rows in which not all of them
   * are null.
   */
  public static Metric uniqueness(List<String> columns, Optional<String> where) {
    return AnalyzerMetric.of(
        name("Uniqueness", columns),
        where,
        new Uniqueness(references(columns), OptionConverters.toScala(where), DEFAULTS));
  }

  /** The number of distinct values, null not counted. Deequ's analyzer has no where clause. */
  public static Metric distinctValues(String column, Optional<String> where) {
    CountDistinct analyzer = new CountDistinct(references(List.of(column)));
    return new AnalyzerMetric(
        name("DistinctValuesCount", List.of(column)), where, false, now -> analyzer);
  }

  /** The mean of the values that are not null. */
  public static Metric mean(String column, Optional<String> where) {
    return AnalyzerMetric.of(
        name("Mean", List.of(column)),
        where,
        new Mean(Sql.reference(column), OptionConverters.toScala(where)));
  }

  /** The sum of the values that are not null. */
  public static Metric sum(String column, Optional<String> where) {
    return AnalyzerMetric.of(
        name("Sum", List.of(column)),
        where,
        new Sum(Sql.reference(column), OptionConverters.toScala(where)));
  }

  /** The population standard deviation of the values that are not null. */
  public static Metric standardDeviation(String column, Optional<String> where) {
    return AnalyzerMetric.of(
        name("StandardDeviation", List.of(column)),
        where,
        new StandardDeviation(Sql.reference(column), OptionConverters.toScala(where)));
  }

  /**
   * The share of rows that meet a condition.
   *
   * @param condition from the SQL of the current time to a condition that is never null
   */
  public static Metric compliance(
      String column, Function<String, String> condition, Optional<String> where) {
    String name = name("Compliance", List.of(column));
    return new AnalyzerMetric(
        name,
        where,
        true,
        now ->
            compliance(name, condition.apply(Sql.timestamp(now)), OptionConverters.toScala(where)));
  }

  private static Compliance compliance(String name, String condition, Option<String> where) {
    return new Compliance(
        name, condition, where, CollectionConverters.asScala(List.<String>of()).toList(), DEFAULTS);
  }

  private static Seq<String> references(List<String> columns) {
    return CollectionConverters.asScala(columns.stream().map(Sql::reference).toList()).toList();
  }

  private static String name(String metric, List<String> columns) {
    return metric + "(" + String.join(", ", columns) + ")";
  }

  static Size size(Optional<String> where) {
    return new Size(OptionConverters.toScala(where));
  }
}
