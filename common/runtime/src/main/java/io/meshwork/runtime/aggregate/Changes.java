package io.meshwork.runtime.aggregate;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What has changed in the tables that a product reads. */
public interface Changes {
  /**
   * The partitions of a table that were written since they were read last, each once.
   *
   * @param table the table's name, as the contract's input port has it
   * @return the columns of its partition key, with the contract's types; no rows if nothing has
   *     changed
   */
  Dataset<Row> of(String table);
}
