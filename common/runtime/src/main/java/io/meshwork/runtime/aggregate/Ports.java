package io.meshwork.runtime.aggregate;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The tables that a product reads, as they are now, and its own, as it wrote them before. */
public interface Ports {
  /**
   * All rows of some partitions.
   *
   * @param table the table's name, as the contract's input port or the own table has it
   * @param keys the columns of its partition key, each key once
   * @return the columns that the contract lists, with its types
   */
  Dataset<Row> partitions(String table, Dataset<Row> keys);

  /**
   * All rows, read once in a batch. For a table that stays small whatever the mesh holds, such as
   * exchange rates, or where no table leads to what is wanted.
   *
   * @param columns those that are wanted; none for all
   */
  Dataset<Row> all(String table, String... columns);

  /**
   * The same rows, worked out once however often a batch uses them: for what several tables are
   * computed from.
   */
  default Dataset<Row> once(Dataset<Row> rows) {
    return rows;
  }
}
