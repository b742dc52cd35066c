package io.meshwork.runtime.aggregate;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import io.meshwork.contract.ChangeFeed;
import io.meshwork.contract.DataContract;
import io.meshwork.contract.InputPort;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/** The changes that a batch of change feeds tells of, each partition once. */
public final class BatchChanges implements Changes, AutoCloseable {
  private static final String RECORDS = "_records";

  private final DataContract contract;
  private final Dataset<Row> distinct;
  private final long partitions;
  private final long records;

  private BatchChanges(DataContract contract, Dataset<Row> distinct) {
    this.contract = contract;
    this.distinct = distinct;
    Row sums = distinct.agg(count(lit(1)), coalesce(sum(col(RECORDS)), lit(0L))).head();
    this.partitions = sums.getLong(0);
    this.records = sums.getLong(1);
  }

  /**
   * Counts them, in one Spark job, and keeps them until it is closed.
   *
   * @param records records of the feeds that keep the contract
   */
  public static BatchChanges of(DataContract contract, Dataset<Row> records) {
    return new BatchChanges(
        contract,
        records
            .groupBy(ChangeFeed.TABLE, ChangeFeed.KEY)
            .agg(count(lit(1)).as(RECORDS))
            .persist(StorageLevel.MEMORY_AND_DISK()));
  }

  /** How many partitions, of all tables. */
  public long partitions() {
    return partitions;
  }

  /** How many records tell of a partition that another one tells of too. */
  public long repeated() {
    return records - partitions;
  }

  @Override
  public Dataset<Row> of(String table) {
    InputPort port =
        contract.ports().stream()
            .filter(p -> p.table().name().equals(table))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        contract.product() + " has no input port " + table));
    return distinct
        .filter(ChangedKeys.isOf(port))
        .select(ChangedKeys.of(port).as("key"))
        .select(col("key.*"));
  }

  @Override
  public void close() {
    distinct.unpersist();
  }
}
