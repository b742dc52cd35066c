package io.meshwork.quality.kind;

import io.meshwork.quality.Dimension;
import io.meshwork.quality.metric.Metrics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The registry of rule types. */
public final class Kinds {
  private static final Map<String, Kind> KINDS =
      List.of(
              new RowCountKind(),
              new IsUnique(),
              new IsPrimaryKey(),
              new CustomSql(),
              new IsComplete(),
              new ColumnValues(),
              new ColumnLength(),
              new ColumnDataType(),
              new DataFreshness(),
              new ColumnMetric(
                  "Completeness",
                  "Completeness \"column\" > 0.95",
                  Dimension.COMPLETENESS,
                  false,
                  Metrics::completeness),
              new ColumnMetric(
                  "Uniqueness",
                  "Uniqueness \"column\" > 0.95",
                  Dimension.UNIQUENESS,
                  false,
                  (column, where) -> Metrics.uniqueness(List.of(column), where)),
              new ColumnMetric(
                  "DistinctValuesCount",
                  "DistinctValuesCount \"column\" > 3",
                  Dimension.UNIQUENESS,
                  false,
                  Metrics::distinctValues),
              new ColumnMetric(
                  "Mean",
                  "Mean \"column\" between 0 and 100",
                  Dimension.ACCURACY,
                  true,
                  Metrics::mean),
              new ColumnMetric("Sum", "Sum \"column\" > 0", Dimension.ACCURACY, true, Metrics::sum),
              new ColumnMetric(
                  "StandardDeviation",
                  "StandardDeviation \"column\" < 10",
                  Dimension.ACCURACY,
                  true,
                  Metrics::standardDeviation))
          .stream()
          .collect(Collectors.toMap(Kind::name, Function.identity(), (a, b) -> a, TreeMap::new));

  private Kinds() {}

  /** The names of all rule types, in alphabetical order. */
  public static List<String> names() {
    return List.copyOf(KINDS.keySet());
  }

  public static Optional<Kind> named(String name) {
    return Optional.ofNullable(KINDS.get(name));
  }
}
