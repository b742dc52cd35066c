package io.meshwork.finance.partition;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_distinct;

import io.meshwork.runtime.derive.Derivation;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Which partitions of a landed table there are, so that all of one account, say, can be read. A row
 * of the derived table stands for a partition of the landed one.
 *
 * @param of the first column of the landed table's partition key, the derived one's whole
 * @param by the second one
 * @param thing what is counted, each once
 * @param count the column that says how many of them the partition has
 */
public record PartitionIndex(String of, String by, String thing, String count)
    implements Derivation {

  @Override
  public Dataset<Row> derive(Dataset<Row> landed) {
    return landed.groupBy(of, by).agg(count_distinct(col(thing)).cast("int").as(count));
  }
}
