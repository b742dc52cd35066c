package io.meshwork.quality.kind;

import io.meshwork.quality.Dimension;
import io.meshwork.quality.metric.QueryMetric;
import io.meshwork.quality.metric.RatioMetric;
import io.meshwork.quality.metric.RowsQuery;
import io.meshwork.quality.sql.Sql;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The share of rows that another data set has too: a row with the same key whose other columns are
 * equal, null being equal to null. The key must be unique and complete on both sides, as AWS
 * documents it, else the rule can't be judged. The other data set may have more rows.
 */
record DatasetMatch() implements DatasetKind {
  private static final String QUERY =
      """
      SELECT count_if(r.`#` IS NOT NULL AND %1$s),
        coalesce(max(p.`#`) > 1 OR max(r.`#`) > 1, false) OR count_if(%2$s) > 0
      FROM (%3$s) p LEFT JOIN (%4$s) r ON %5$s""";

  @Override
  public String name() {
    return "DatasetMatch";
  }

  @Override
  public String usage() {
    return "DatasetMatch \"domain.product\" \"id->order_id\" \"amount->total\" >= 0.9";
  }

  @Override
  public Dimension dimension() {
    return Dimension.CONSISTENCY;
  }

  @Override
  public DatasetCheck check(Subject subject) {
    Reference reference = subject.reference();
    ColumnPairs keys =
        ColumnPairs.mapped(subject, reference, subject.parameter("KeyColumnMappings"));
    ColumnPairs values = values(subject, reference, keys);
    String name = "DatasetMatch(%s, %s)".formatted(reference.name(), keys.words());
    QueryMetric found =
        new QueryMetric(
            name,
            query(keys, values),
            Optional.of(reference.name()),
            "the key (%s) is null or not unique, in the batch or in \"%s\""
                .formatted(keys.words(), reference.name()));
    String missing =
        "SELECT p.* FROM primary p LEFT ANTI JOIN reference r ON %s AND %s"
            .formatted(keys.sql("="), same(values));
    return new MetricCheck(
        RatioMetric.ofRows(name, found, RowsQuery.against(reference.name(), missing)),
        subject.numberCondition());
  }

  private static ColumnPairs values(Subject subject, Reference reference, ColumnPairs keys) {
    String given = subject.rule().getParameters().get("MatchColumnMappings");
    if (given != null) {
      return ColumnPairs.mapped(subject, reference, given);
    }
    List<String> others =
        Arrays.stream(subject.schema().columns().fieldNames())
            .filter(c -> !keys.primary().contains(c))
            .toList();
    return ColumnPairs.of(subject, reference, others, others);
  }

  private static String query(ColumnPairs keys, ColumnPairs values) {
    return QUERY.formatted(
        same(values),
        keys.primary().stream()
            .map(k -> "p." + Sql.name(k) + " IS NULL")
            .collect(Collectors.joining(" OR ")),
        byKey("primary", keys.primary(), values.primary()),
        byKey("reference", keys.reference(), values.reference()),
        keys.sql("="));
  }

  private static String same(ColumnPairs values) {
    return values.pairs().isEmpty() ? "true" : values.sql("<=>");
  }

  private static String byKey(String table, List<String> keys, List<String> values) {
    String key = keys.stream().map(Sql::name).collect(Collectors.joining(", "));
    String columns =
        Stream.concat(
                Stream.of(key, "count(1) `#`"),
                values.stream()
                    .filter(v -> !keys.contains(v))
                    .distinct()
                    .map(v -> "any_value(%1$s) %1$s".formatted(Sql.name(v))))
            .collect(Collectors.joining(", "));
    return "SELECT %s FROM %s GROUP BY %s".formatted(columns, table, key);
  }
}
