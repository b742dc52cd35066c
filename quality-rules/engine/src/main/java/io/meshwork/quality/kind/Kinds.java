package io.meshwork.quality.kind;

import io.meshwork.quality.Dimension;
import io.meshwork.quality.metric.Metrics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
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
              new ColumnCount(),
              new ColumnExists(),
              new ColumnNamesMatchPattern(),
              new ColumnCorrelation(),
              new RowCountMatch(),
              new ReferentialIntegrity(),
              new DatasetMatch(),
              new SchemaMatch(),
              new AggregateMatch(),
              new AllStatistics(),
              new DetectAnomalies(),
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
                  "UniqueValueRatio",
                  "UniqueValueRatio \"column\" > 0.5",
                  Dimension.UNIQUENESS,
                  false,
                  Metrics::uniqueValueRatio),
              new ColumnMetric(
                  "Entropy", "Entropy \"column\" > 1", Dimension.ACCURACY, false, Metrics::entropy),
              new ColumnMetric(
                  "StandardDeviation",
                  "StandardDeviation \"column\" < 10",
                  Dimension.ACCURACY,
                  true,
                  Metrics::standardDeviation))
          .stream()
          .collect(Collectors.toMap(Kind::name, Function.identity(), (a, b) -> a, TreeMap::new));

  private static final Set<String> FILES =
      Set.of("FileFreshness", "FileMatch", "FileSize", "FileUniqueness");

  private Kinds() {}

  /** The names of all rule types, in alphabetical order. */
  public static List<String> rules() {
    return names(kind -> kind instanceof RowKind || kind instanceof DatasetKind);
  }

  /** The names of all types that may stand in {@code Analyzers}, in alphabetical order. */
  public static List<String> analyzers() {
    return names(AnalyzerKind.class::isInstance);
  }

  private static List<String> names(Predicate<Kind> choice) {
    return KINDS.values().stream().filter(choice).map(Kind::name).toList();
  }

  /** Why a type of DQDL is not to be had here, as a sentence. */
  public static Optional<String> refusal(String type) {
    return FILES.contains(type)
        ? Optional.of(
            "%s speaks of files, and a suite here of a table's rows. Remove it, and check files where they are written."
                .formatted(type))
        : Optional.empty();
  }

  public static Optional<Kind> named(String name) {
    return Optional.ofNullable(KINDS.get(name));
  }
}
