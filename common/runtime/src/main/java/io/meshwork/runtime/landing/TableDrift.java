package io.meshwork.runtime.landing;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.metadata.schema.ClusteringOrder;
import com.datastax.oss.driver.api.core.metadata.schema.ColumnMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import io.meshwork.contract.Addition;
import io.meshwork.contract.Field;
import io.meshwork.contract.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** How a table in Cassandra differs from what the contract says. */
record TableDrift(String keyspace, Table wanted, TableMetadata existing) {
  private static final CqlIdentifier TIME_TO_LIVE =
      CqlIdentifier.fromInternal("default_time_to_live");

  /** A sentence per difference that the additions don't mend. */
  List<String> problems(List<Addition> additions) {
    List<String> problems = new ArrayList<>();
    wanted.columns().forEach(column -> compare(column, additions).ifPresent(problems::add));
    existing.getColumns().values().stream()
        .map(TableDrift::name)
        .filter(name -> wanted.columns().stream().noneMatch(c -> c.name().equals(name)))
        .map(name -> "column " + name + " is not in the contract; add it there or drop it")
        .forEach(problems::add);
    if (!key(existing).equals(key(wanted))) {
      problems.add("its primary key is " + key(existing) + ", the contract's is " + key(wanted));
    }
    return problems.stream()
        .map(p -> "table " + keyspace + "." + wanted.name() + ": " + p)
        .toList();
  }

  /** Whether rows live for an other time than the contract says. */
  boolean otherTimeToLive() {
    Object seconds = existing.getOptions().getOrDefault(TIME_TO_LIVE, 0);
    return ((Number) seconds).longValue() != timeToLive();
  }

  long timeToLive() {
    return wanted.timeToLive().map(Duration::toSeconds).orElse(0L);
  }

  private Optional<String> compare(Field column, List<Addition> additions) {
    String type = column.type().cql();
    Optional<ColumnMetadata> found = existing.getColumn(CqlIdentifier.fromInternal(column.name()));
    if (found.isEmpty()) {
      return Optional.of(column)
          .filter(c -> !additions.contains(new Addition.NewColumn(wanted.name(), c)))
          .map(c -> "it has no column " + c.name() + " " + type);
    }
    String actual = found.get().getType().asCql(true, true);
    return Optional.of(actual)
        .filter(a -> !a.equals(type))
        .map(a -> "column " + column.name() + " is " + a + ", the contract says " + type);
  }

  private static String key(Table table) {
    return key(
        table.partitionKey(),
        table.clusteringKey().stream()
            .map(c -> c.name() + (c.descending() ? " desc" : ""))
            .toList());
  }

  private static String key(TableMetadata table) {
    return key(
        table.getPartitionKey().stream().map(TableDrift::name).toList(),
        table.getClusteringColumns().entrySet().stream()
            .map(e -> name(e.getKey()) + (e.getValue() == ClusteringOrder.DESC ? " desc" : ""))
            .toList());
  }

  private static String key(List<String> partition, List<String> clustering) {
    return clustering.stream()
        .map(c -> ", " + c)
        .collect(Collectors.joining("", "((" + String.join(", ", partition) + ")", ")"));
  }

  private static String name(ColumnMetadata column) {
    return column.getName().asInternal();
  }
}
