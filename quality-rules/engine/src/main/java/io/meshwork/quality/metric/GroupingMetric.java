package io.meshwork.quality.metric;

import io.meshwork.quality.sql.Sql;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A metric of how often each combination of values occurs, of the rows in which not all of them are
 * null: the number that Deequ's analyzer of the same purpose gives.
 */
public record GroupingMetric(
    String name, Optional<String> where, List<String> columns, Frequency frequency)
    implements Metric {
  private static final String REPEATED =
      """
      SELECT p.* FROM (SELECT * FROM primary WHERE %1$s) p
      LEFT SEMI JOIN (SELECT %2$s FROM primary WHERE %1$s GROUP BY %2$s HAVING count(1) > 1) d
      ON %3$s WHERE %4$s""";

  /** The rows whose combination of values occurs more than once. */
  @Override
  public Optional<RowsQuery> failing() {
    List<String> names = columns.stream().map(Sql::name).toList();
    String same =
        names.stream().map("p.%1$s <=> d.%1$s"::formatted).collect(Collectors.joining(" AND "));
    String notNull =
        names.stream().map("p.%s IS NOT NULL"::formatted).collect(Collectors.joining(" OR "));
    return Optional.of(
        RowsQuery.of(
            REPEATED.formatted(
                where.map(Sql::condition).orElse("true"),
                String.join(", ", names),
                same,
                notNull)));
  }
}
