package io.meshwork.quality.kind;

import io.meshwork.quality.Dimension;
import io.meshwork.quality.metric.Metric;
import io.meshwork.quality.metric.Metrics;
import io.meshwork.quality.metric.RowCountMetric;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;

/** The statistics that AWS documents for a column of its type. */
record AllStatistics() implements AnalyzerKind {
  @Override
  public String name() {
    return "AllStatistics";
  }

  @Override
  public String usage() {
    return "Analyzers = [ AllStatistics \"column\" ]";
  }

  @Override
  public Dimension dimension() {
    return Dimension.ACCURACY;
  }

  @Override
  public List<Metric> metrics(Subject subject) {
    StructField column = subject.column();
    String name = column.name();
    Stream<Metric> always =
        Stream.of(
            new RowCountMetric(Optional.empty()),
            ColumnCount.metric(subject),
            Metrics.completeness(name, Optional.empty()),
            Metrics.uniqueness(List.of(name), Optional.empty()));
    return Stream.concat(always, ofType(column).stream()).toList();
  }

  private static List<Metric> ofType(StructField column) {
    String name = column.name();
    if (column.dataType() instanceof NumericType) {
      return List.of(
          Metrics.minimum(name),
          Metrics.maximum(name),
          Metrics.entropy(name, Optional.empty()),
          Metrics.mean(name, Optional.empty()),
          Metrics.standardDeviation(name, Optional.empty()),
          Metrics.sum(name, Optional.empty()));
    }
    return column.dataType() instanceof StringType ? ColumnLength.lengths(name) : List.of();
  }
}
