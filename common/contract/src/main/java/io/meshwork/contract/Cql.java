package io.meshwork.contract;

import java.util.ArrayList;
import java.util.stream.Collectors;

/**
 * CQL statements, as text, that make a contract's tables. Each is harmless when repeated. Names
 * need no quotes, because a contract with others isn't valid.
 */
public final class Cql {
  private Cql() {}

  /**
   * Creates a keyspace unless it exists.
   *
   * @param replication a CQL map, such as {@code {'class': 'SimpleStrategy', 'replication_factor':
   *     1}}
   */
  public static String createKeyspace(String keyspace, String replication) {
    return "CREATE KEYSPACE IF NOT EXISTS %s WITH replication = %s"
        .formatted(keyspace, replication);
  }

  /**
   * Creates a table unless it exists, with its keys, clustering order, time to live, compaction.
   */
  public static String createTable(String keyspace, Table table) {
    var columns =
        table.columns().stream()
            .map(c -> "  %s %s,\n".formatted(c.name(), c.type().cql()))
            .collect(Collectors.joining());
    return "CREATE TABLE IF NOT EXISTS %s.%s (\n%s  PRIMARY KEY (%s)\n) WITH %s"
        .formatted(keyspace, table.name(), columns, key(table), options(table));
  }

  /** Adds a column to a table unless it is there. */
  public static String addColumn(String keyspace, String table, Field column) {
    return "ALTER TABLE %s.%s ADD IF NOT EXISTS %s %s"
        .formatted(keyspace, table, column.name(), column.type().cql());
  }

  private static String key(Table table) {
    var partition = "(" + String.join(", ", table.partitionKey()) + ")";
    return table.clusteringKey().stream()
        .map(c -> ", " + c.name())
        .collect(Collectors.joining("", partition, ""));
  }

  private static String options(Table table) {
    var options = new ArrayList<String>();
    if (!table.clusteringKey().isEmpty()) {
      options.add("CLUSTERING ORDER BY (" + order(table) + ")");
    }
    table.timeToLive().ifPresent(t -> options.add("default_time_to_live = " + t.toSeconds()));
    // The time-window strategy would be undone by rows that are replayed under their old event
    // time.
    options.add("compaction = {'class': 'UnifiedCompactionStrategy'}");
    options.add("comment = '" + table.description().replace("'", "''") + "'");
    return String.join("\n  AND ", options);
  }

  private static String order(Table table) {
    return table.clusteringKey().stream()
        .map(c -> c.name() + (c.descending() ? " DESC" : " ASC"))
        .collect(Collectors.joining(", "));
  }
}
