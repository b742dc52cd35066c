package io.meshwork.quality.metric;

import io.meshwork.quality.plan.BatchRows;
import io.meshwork.quality.sql.Sql;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;

/**
 * All groupings of a batch in one pass: Spark multiplies each row by the grouping sets and counts
 * all of them in one aggregation, where Deequ takes a count and an aggregation for each. Keys that
 * turn out unique by their hashes are spared it.
 */
final class Groupings {
  /** Spark numbers grouping sets by the bits of a long. */
  private static final int MAX_COLUMNS = 60;

  private static final String QUERY =
      """
      SELECT gid, sum(n), count(1), count_if(n = 1), sum(n * ln(n)) FROM (
        SELECT grouping_id() gid, count(1) n FROM (SELECT %s FROM primary)
        GROUP BY GROUPING SETS (%s) HAVING %s)
      GROUP BY gid""";

  /** A column as a where clause leaves it: null in the rows that are left out. */
  private record Chosen(String column, Optional<String> where) {
    String sql() {
      return where
          .map(w -> "CASE WHEN %s THEN %s END".formatted(Sql.condition(w), Sql.name(column)))
          .orElse(Sql.name(column));
    }
  }

  private final List<Chosen> columns = new ArrayList<>();
  private final Map<Set<Chosen>, List<GroupingMetric>> sets = new LinkedHashMap<>();

  private Groupings() {}

  static Map<Metric, Measured> measure(BatchRows batch, Collection<GroupingMetric> metrics) {
    Map<Metric, Measured> measured = new HashMap<>(HashedKeys.measure(batch, metrics));
    List<GroupingMetric> others = metrics.stream().filter(m -> !measured.containsKey(m)).toList();
    for (Groupings groupings : chunks(others)) {
      measured.putAll(groupings.measure(batch));
    }
    return measured;
  }

  private static List<Groupings> chunks(Collection<GroupingMetric> metrics) {
    List<Groupings> chunks = new ArrayList<>();
    for (GroupingMetric metric : metrics) {
      Set<Chosen> set =
          metric.columns().stream()
              .map(c -> new Chosen(c, metric.where()))
              .collect(Collectors.toCollection(LinkedHashSet::new));
      Groupings chunk =
          chunks.stream()
              .filter(c -> c.takes(set))
              .findFirst()
              .orElseGet(
                  () -> {
                    chunks.add(new Groupings());
                    return chunks.get(chunks.size() - 1);
                  });
      chunk.add(set, metric);
    }
    return chunks;
  }

  private boolean takes(Set<Chosen> set) {
    return sets.containsKey(set)
        || columns.size() + set.stream().filter(c -> !columns.contains(c)).count() <= MAX_COLUMNS;
  }

  private void add(Set<Chosen> set, GroupingMetric metric) {
    set.stream().filter(c -> !columns.contains(c)).forEach(columns::add);
    sets.computeIfAbsent(set, s -> new ArrayList<>()).add(metric);
  }

  private Map<Metric, Measured> measure(BatchRows batch) {
    Map<Long, Groups> byId = new HashMap<>();
    for (Row row : Queries.over(batch, query()).collect()) {
      byId.put(
          row.getLong(0),
          new Groups(row.getLong(1), row.getLong(2), row.getLong(3), row.getDouble(4)));
    }
    Map<Metric, Measured> measured = new HashMap<>();
    sets.forEach(
        (set, metrics) -> {
          Groups groups = byId.getOrDefault(id(set), Groups.NONE);
          metrics.forEach(m -> measured.put(m, m.frequency().of(groups)));
        });
    return measured;
  }

  private String query() {
    List<String> aliases = IntStream.range(0, columns.size()).mapToObj(i -> "c" + i).toList();
    return QUERY.formatted(
        IntStream.range(0, columns.size())
            .mapToObj(i -> columns.get(i).sql() + " AS " + aliases.get(i))
            .collect(Collectors.joining(", ")),
        sets.keySet().stream()
            .map(
                set ->
                    set.stream()
                        .map(c -> aliases.get(columns.indexOf(c)))
                        .collect(Collectors.joining(", ", "(", ")")))
            .collect(Collectors.joining(", ")),
        aliases.stream().map(a -> a + " IS NOT NULL").collect(Collectors.joining(" OR ")));
  }

  /**
   * Spark's number of a grouping set: a bit for each column, the first is the highest, 1 if absent.
   */
  private long id(Set<Chosen> set) {
    long id = 0;
    for (Chosen column : columns) {
      id = id << 1 | (set.contains(column) ? 0 : 1);
    }
    return id;
  }
}
