package io.meshwork.runtime.erase;

import io.meshwork.contract.DataContract;
import io.meshwork.contract.EntityColumns;
import io.meshwork.contract.EntityColumns.Naming;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;

/** Who was erased of the entities that a product names. A list is read again once it has grown. */
final class Suppressions {
  /** A copy of an entity's list, and the mark that it had before it was read. */
  private record Copy(long mark, SuppressionList list, Broadcast<SuppressionList> sent) {}

  private final SuppressionTable table;
  private final List<Naming> inTopic;
  private final long unit;
  private final Map<String, Copy> copies = new HashMap<>();

  private Suppressions(
      SuppressionTable table, List<Naming> inTopic, long unit, Set<String> entities) {
    this.table = table;
    this.inTopic = inTopic;
    this.unit = unit;
    entities.forEach(e -> copies.put(e, new Copy(0, SuppressionList.empty(e), null)));
  }

  static Suppressions of(SuppressionTable table, DataContract contract) {
    List<Naming> inTopic = EntityColumns.inTopic(contract);
    Stream<Naming> inTables =
        contract.tables().stream().flatMap(t -> EntityColumns.inTable(contract, t).stream());
    Set<String> entities =
        Stream.concat(inTopic.stream(), inTables)
            .map(Suppressions::entity)
            .collect(Collectors.toSet());
    return new Suppressions(table, inTopic, contract.input().versionPrecision().micros(), entities);
  }

  private static String entity(Naming naming) {
    return naming.relation().key().entity();
  }

  /** Looks who was erased since it last looked: by entity, a list of them. */
  Map<String, SuppressionList> refresh(SparkSession spark) {
    Map<String, SuppressionList> grown = new HashMap<>();
    copies.replaceAll(
        (entity, copy) -> {
          // Before the list: what is added while it is read raises the mark again.
          long mark = table.mark(entity);
          if (mark == copy.mark()) {
            return copy;
          }
          SuppressionList list = table.read(entity);
          grown.put(entity, list.since(copy.list()));
          return new Copy(mark, list, send(spark, list));
        });
    return grown;
  }

  /** The mark of each list, as of the last look. */
  Map<String, Long> marks() {
    return copies.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().mark()));
  }

  /** The lists that have other marks, as of the last look. */
  Map<String, SuppressionList> since(Map<String, Long> marks) {
    Map<String, SuppressionList> since = new HashMap<>();
    copies.forEach(
        (entity, copy) -> {
          if (copy.mark() != marks.getOrDefault(entity, 0L)) {
            since.put(entity, copy.list());
          }
        });
    return since;
  }

  /** A batch that is still being read keeps the list that it was sent. */
  static <T> Broadcast<T> send(SparkSession spark, T value) {
    return JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(value);
  }

  /** Whose records are left out, as of the last look. */
  Suppressed suppressed() {
    return new Suppressed(
        inTopic.stream()
            .filter(n -> !copies.get(entity(n)).list().isEmpty())
            .map(n -> in(n, copies.get(entity(n))))
            .toList(),
        unit);
  }

  private static Suppressed.In in(Naming naming, Copy copy) {
    return new Suppressed.In(naming.column().name(), naming.relation().prefix(), copy.sent());
  }
}
