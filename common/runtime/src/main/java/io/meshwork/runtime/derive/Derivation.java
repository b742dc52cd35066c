package io.meshwork.runtime.derive;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A domain's computation of a derived table: plain Dataset in and out, no reading or writing. */
@FunctionalInterface
public interface Derivation {
  /**
   * Computes rows of the derived table, each from rows of one partition of the landed table, so
   * that nothing outside the touched partitions has a part in it.
   *
   * @param landed whole partitions of the landed table, with its columns
   * @return the derived table's columns, with the contract's types; one row per key
   */
  Dataset<Row> derive(Dataset<Row> landed);
}
