package io.meshwork.benchmarks;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.unix_micros;

import io.meshwork.runtime.landing.Landing;
import io.meshwork.runtime.landing.SchemaKeeper;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Readings of the contract {@code bench.readings}: each device has one every six seconds, all on
 * one day. Their values are quarters, so that sums have no rounding that depends on their order.
 *
 * @param devices each has a partition
 * @param before readings that a partition has before the work begins
 * @param batches micro-batches that come then
 * @param perBatch readings of each device in each of them
 */
record Readings(World world, int devices, int before, int batches, int perBatch) {
  static final String TABLE = "readings_by_device_day";

  private static final long FIRST_SECOND = 1_772_323_200;
  private static final int SECONDS_APART = 6;

  /** What is there already. */
  Dataset<Row> history() {
    return rows(0, before);
  }

  /** What comes, micro-batch by micro-batch. */
  List<List<Row>> coming() {
    return IntStream.range(0, batches)
        .map(i -> before + i * perBatch)
        .mapToObj(from -> rows(from, from + perBatch).collectAsList())
        .toList();
  }

  /** All of them. */
  Dataset<Row> all() {
    return rows(0, before + batches * perBatch);
  }

  long comingCount() {
    return (long) devices * batches * perBatch;
  }

  /**
   * The table of readings has all of them then, and no others: as the last micro-batch finds it.
   */
  void land() {
    SchemaKeeper.prepare(world.cassandra(), world.settings().cassandra(), Contracts.readings());
    world.cql("TRUNCATE %s.%s".formatted(Contracts.readings().keyspace(), TABLE));
    Dataset<Row> rows =
        all()
            .withColumn("_delete", lit(false))
            .withColumn("_erase", array().cast("array<string>"))
            .withColumn("_writetime", unix_micros(col("event_time")));
    Landing.of(world.cassandra(), world.settings().landing(), Contracts.readings()).land(rows);
  }

  private Dataset<Row> rows(long from, long until) {
    int processors = world.spark().sparkContext().defaultParallelism();
    String time =
        "timestamp_seconds(%d + %d * (id div %d))".formatted(FIRST_SECOND, SECONDS_APART, devices);
    return world
        .spark()
        .range(from * devices, until * devices, 1, processors)
        .selectExpr(
            "format_string('dev-%05d', id % " + devices + ") as device",
            "to_date(" + time + ") as day",
            "'temperature' as sensor",
            time + " as event_time",
            "cast(id * 7919 % 4000 as double) / 4 as value");
  }
}
