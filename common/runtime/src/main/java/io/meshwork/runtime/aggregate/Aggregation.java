package io.meshwork.runtime.aggregate;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How tables of an aggregate product are computed from the tables that it reads. Plain Datasets in
 * and out, no I/O and no actions; and the same output for the same rows.
 */
public interface Aggregation {
  /** The tables that it computes, by their names; all have the same partition key. */
  List<String> tables();

  /**
   * Which partitions of its tables are to be computed again.
   *
   * @return the partition key's columns, with the contract's types; a key may come twice
   */
  Dataset<Row> touched(Changes changes, Ports ports);

  /**
   * All rows of these partitions. A partition without any is empty from then on.
   *
   * @param touched the partition key's columns, each key once
   * @return by table, its columns with the contract's types; one row per key
   */
  Map<String, Dataset<Row>> compute(Dataset<Row> touched, Ports ports);
}
