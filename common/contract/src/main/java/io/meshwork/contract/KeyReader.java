package io.meshwork.contract;

import io.meshwork.contract.yaml.Findings;
import io.meshwork.contract.yaml.YamlMap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reads a table's key from the positions that its columns give. */
final class KeyReader {
  private static final String PARTITION = "partitionKeyPosition";
  private static final String PRIMARY = "primaryKeyPosition";
  private static final List<String> ORDERS = List.of("asc", "desc");

  private final String table;
  private final Findings findings;

  KeyReader(String table, Findings findings) {
    this.table = table;
    this.findings = findings;
  }

  /** The columns of the partition key, then those that order its rows. */
  record Key(List<String> partition, List<ClusteringColumn> clustering) {}

  private record Position(String column, int position, YamlMap property) {}

  Key read(YamlMap schema) {
    var columns = schema.maps("properties");
    var partition = positions(columns, PARTITION, "partitioned");
    var primary = positions(columns, PRIMARY, "primaryKey");
    if (partition.isEmpty()) {
      findings.add(
          schema.line(),
          "table %s has no partition key. Give at least one column %s: 1."
              .formatted(table, PARTITION));
    }
    var inPartition = partition.stream().map(Position::column).toList();
    var rest = primary.stream().filter(p -> !inPartition.contains(p.column())).toList();
    checkPartitionFirst(primary, rest);
    checkOrders(columns, rest);
    return new Key(inPartition, rest.stream().map(this::clustering).toList());
  }

  private List<Position> positions(List<YamlMap> columns, String key, String flag) {
    var positions = new ArrayList<Position>();
    for (YamlMap column : columns) {
      int position = column.number(key).map(n -> n.intValue()).orElse(-1);
      var name = column.text("name").orElse("");
      if (position != -1) {
        positions.add(new Position(name, position, column));
      } else if (column.isTrue(flag)) {
        findings.add(
            column.lineOf(flag),
            "column \"%s\" of table %s is %s but has no %s. Add it."
                .formatted(name, table, flag, key));
      }
    }
    positions.sort(Comparator.comparingInt(Position::position));
    checkCount(positions, key);
    return positions;
  }

  private void checkCount(List<Position> positions, String key) {
    var written = positions.stream().map(Position::position).toList();
    if (!written.equals(IntStream.rangeClosed(1, written.size()).boxed().toList())) {
      var list = written.stream().map(String::valueOf).collect(Collectors.joining(", "));
      findings.add(
          positions.get(0).property().lineOf(key),
          "%s of table %s must count from 1 without gaps or repeats, not %s"
              .formatted(key, table, list));
    }
  }

  private void checkPartitionFirst(List<Position> primary, List<Position> rest) {
    for (int i = 0; i < primary.size(); i++) {
      var position = primary.get(i);
      boolean after = rest.stream().anyMatch(r -> r.position() < position.position());
      if (after && !rest.contains(position)) {
        findings.add(
            position.property().lineOf(PRIMARY),
            "column \"%s\" of table %s is in the partition key, which comes first in a primary key. Give it a %s before those of the clustering columns."
                .formatted(position.column(), table, PRIMARY));
      }
    }
  }

  private void checkOrders(List<YamlMap> columns, List<Position> clustering) {
    var ordered = clustering.stream().map(Position::property).toList();
    for (YamlMap column : columns) {
      order(column)
          .filter(o -> !ordered.contains(column) || !ORDERS.contains(o))
          .ifPresent(o -> wrongOrder(column));
    }
  }

  private void wrongOrder(YamlMap column) {
    findings.add(
        column.lineOf("customProperties"),
        "clusteringOrder of \"%s\" in table %s must be asc or desc, on a clustering column"
            .formatted(column.text("name").orElse(""), table));
  }

  private ClusteringColumn clustering(Position position) {
    return new ClusteringColumn(
        position.column(), order(position.property()).filter("desc"::equals).isPresent());
  }

  private static Optional<String> order(YamlMap column) {
    return column.maps("customProperties").stream()
        .filter(p -> p.text("property").filter(ColumnReader.CLUSTERING_ORDER::equals).isPresent())
        .findFirst()
        .map(p -> p.scalar("value").map(v -> v.plain()).orElse(""));
  }
}
