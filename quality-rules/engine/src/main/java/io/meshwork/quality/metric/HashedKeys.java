package io.meshwork.quality.metric;

import io.meshwork.quality.plan.BatchRows;
import io.meshwork.quality.repeat.RepeatedHashes;
import io.meshwork.quality.repeat.RepeatedHashes.Occurrences;
import io.meshwork.quality.sql.Sql;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.NullType;
import org.apache.spark.sql.types.StructType;

/**
 * Uniqueness where it is whole: no hash of a key occurs twice, so no key does. All of a batch's
 * keys share one pass. Says nothing of keys whose hashes repeat, which have to be grouped.
 */
final class HashedKeys {
  private final BatchRows batch;
  private final Map<Key, List<GroupingMetric>> keys;

  /** What a metric calls unique: columns of the rows that a where clause chooses. */
  private record Key(List<String> columns, Optional<String> where) {
    /**
     * Null of rows that don't count. Spark's hash passes over nulls, so each column says first
     * whether it is one.
     */
    String sql() {
      List<String> names = columns.stream().map(Sql::name).toList();
      String some = names.stream().map(n -> n + " IS NOT NULL").collect(Collectors.joining(" OR "));
      String hashed =
          names.stream()
              .map(n -> "isnull(%1$s), %1$s".formatted(n))
              .collect(Collectors.joining(", "));
      return "CASE WHEN %s AND (%s) THEN xxhash64(%s) END"
          .formatted(where.map(Sql::condition).orElse("true"), some, hashed);
    }
  }

  private HashedKeys(BatchRows batch, Map<Key, List<GroupingMetric>> keys) {
    this.batch = batch;
    this.keys = keys;
  }

  /** The metrics among these whose keys are all unique, with their values. */
  static Map<Metric, Measured> measure(BatchRows batch, Collection<GroupingMetric> metrics) {
    Map<Key, List<GroupingMetric>> keys =
        metrics.stream()
            .filter(m -> m.frequency() == Frequency.UNIQUENESS)
            .filter(m -> m.columns().stream().allMatch(c -> isPlain(batch, c)))
            .collect(
                Collectors.groupingBy(
                    m -> new Key(m.columns(), m.where()), LinkedHashMap::new, Collectors.toList()));
    return keys.isEmpty() ? Map.of() : new HashedKeys(batch, keys).measure();
  }

  /** Spark's hash passes over nulls inside of a value too. */
  private static boolean isPlain(BatchRows batch, String column) {
    DataType type = batch.schema().apply(column).dataType();
    return Stream.of(ArrayType.class, MapType.class, StructType.class, NullType.class)
        .noneMatch(nested -> nested.isInstance(type));
  }

  private Map<Metric, Measured> measure() {
    List<Key> order = List.copyOf(keys.keySet());
    String query =
        order.stream().map(Key::sql).collect(Collectors.joining(", ", "SELECT ", " FROM primary"));
    Map<Metric, Measured> measured = new HashMap<>();
    RepeatedHashes hashes = RepeatedHashes.in(Queries.over(batch, query));
    for (int i = 0; i < order.size(); i++) {
      Occurrences found = hashes.occurrences(i);
      if (found.repeated() == 0) {
        Groups groups = new Groups(found.rows(), found.rows(), found.rows(), 0);
        keys.get(order.get(i)).forEach(m -> measured.put(m, m.frequency().of(groups)));
      }
    }
    return measured;
  }
}
