package io.meshwork.runtime.derive;

import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A domain's computation of a derived table: plain Dataset in and out, no reading or writing. */
@FunctionalInterface
public interface Derivation {
  /**
   * Computes rows of the derived table, each from rows of one partition of the landed table, so
   * that nothing outside the touched partitions has a part in it.
   *
   * @param landed whole partitions of the landed table, with its columns; whole slices of them if
   *     {@link #slices} names any
   * @return the derived table's columns, with the contract's types; one row per key
   */
  Dataset<Row> derive(Dataset<Row> landed);

  /**
   * Which rows of a partition one derived row is computed from; whole partitions if it is empty.
   * With slices a batch makes only those stretches of time be read and computed again that it has
   * touched, and those between them, so its cost doesn't grow with the partitions. Of a table whose
   * rows can be deleted, whole partitions are read all the same.
   */
  default Optional<Slices> slices() {
    return Optional.empty();
  }
}
