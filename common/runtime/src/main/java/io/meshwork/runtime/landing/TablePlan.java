package io.meshwork.runtime.landing;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How the rows of a Dataset become rows of one table, worked out once and sent to the executors.
 *
 * @param keyspace the table's keyspace
 * @param table its name
 * @param columns what is written: the partition key, the clustering key, then the others
 * @param partitionColumns how many of them are the partition key
 * @param keyColumns how many are the whole primary key
 * @param stamp the write timestamp
 * @param nulls what a null cell does
 * @param deleteAt where the Spark row says that it is a delete; negative if none is
 * @param keysRepeat whether rows of one key are likely to come together, so that it is worth
 *     looking for those that others cover
 */
public record TablePlan(
    String keyspace,
    String table,
    List<ColumnPlan> columns,
    int partitionColumns,
    int keyColumns,
    Stamp stamp,
    Nulls nulls,
    int deleteAt,
    boolean keysRepeat)
    implements Serializable {

  public TablePlan {
    columns = List.copyOf(columns);
  }

  /** The table's full name, for messages. */
  public String name() {
    return keyspace + "." + table;
  }

  /** The same for rows without those that others of their key cover. */
  TablePlan ofDistinctRows() {
    return new TablePlan(
        keyspace, table, columns, partitionColumns, keyColumns, stamp, nulls, deleteAt, false);
  }

  /** Whether no row gains by waiting for another one of its partition. */
  boolean isOfSingleRows() {
    return !keysRepeat && partitionColumns == keyColumns;
  }

  String insert() {
    return "INSERT INTO %s (%s) VALUES (%s) USING TIMESTAMP ?"
        .formatted(
            quotedName(),
            columns.stream().map(c -> quoted(c.name())).collect(Collectors.joining(", ")),
            columns.stream().map(c -> "?").collect(Collectors.joining(", ")));
  }

  /** Deletes a partition, or the rows that begin with so many columns of the key. */
  String delete(int columnsGiven) {
    return "DELETE FROM %s USING TIMESTAMP ? WHERE %s"
        .formatted(
            quotedName(),
            columns.stream()
                .limit(columnsGiven)
                .map(c -> quoted(c.name()) + " = ?")
                .collect(Collectors.joining(" AND ")));
  }

  private String quotedName() {
    return quoted(keyspace) + "." + quoted(table);
  }

  private static String quoted(String name) {
    return '"' + name + '"';
  }
}
