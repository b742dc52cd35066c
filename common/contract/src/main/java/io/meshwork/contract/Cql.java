package io.meshwork.contract;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** CQL statements, as text, that make a contract's tables. Each is harmless when repeated. */
public final class Cql {
  private Cql() {}

  /**
   * Creates a keyspace unless it exists.
   *
   * @param replication a CQL map, such as {@code {'class': 'SimpleStrategy', 'replication_factor':
   *     1}}
   */
  public static String createKeyspace(String keyspace, String replication) {
    return "CREATE KEYSPACE IF NOT EXISTS "
        + quoted(keyspace)
        + " WITH replication = "
        + replication;
  }

  /** Creates a table unless it exists, with its keys, clustering order, TTL and compaction. */
  public static String createTable(String keyspace, Table table) {
    var columns =
        table.columns().stream()
            .map(c -> "  " + quoted(c.name()) + " " + c.type().cql() + ",\n")
            .collect(Collectors.joining());
    return "CREATE TABLE IF NOT EXISTS %s.%s (\n%s  PRIMARY KEY (%s)\n)%s"
        .formatted(quoted(keyspace), quoted(table.name()), columns, key(table), options(table));
  }

  /** Adds a column to a table unless it is there. */
  public static String addColumn(String keyspace, String table, Field column) {
    return "ALTER TABLE %s.%s ADD IF NOT EXISTS %s %s"
        .formatted(quoted(keyspace), quoted(table), quoted(column.name()), column.type().cql());
  }

  private static String key(Table table) {
    var partition =
        table.partitionKey().stream().map(Cql::quoted).collect(Collectors.joining(", ", "(", ")"));
    return table.clusteringKey().stream()
        .map(c -> ", " + quoted(c.name()))
        .collect(Collectors.joining("", partition, ""));
  }

  private static String options(Table table) {
    var options = new java.util.ArrayList<String>();
    if (!table.clusteringKey().isEmpty()) {
      options.add("CLUSTERING ORDER BY (" + order(table.clusteringKey()) + ")");
    }
    table
        .timeToLive()
        .map(Duration::toSeconds)
        .ifPresent(s -> options.add("default_time_to_live = " + s));
    options.add("comment = " + literal(table.description()));
    return options.stream().collect(Collectors.joining("\n  AND ", "\n  WITH ", ""));
  }

  private static String order(List<ClusteringColumn> columns) {
    return columns.stream()
        .map(c -> quoted(c.name()) + (c.descending() ? " DESC" : " ASC"))
        .collect(Collectors.joining(", "));
  }

  private static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /** Quoted always, so that a column may have the name of a CQL keyword. */
  private static String quoted(String name) {
    return '"' + name + '"';
  }
}
