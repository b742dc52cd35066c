package io.meshwork.benchmarks;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.unix_micros;

import io.meshwork.contract.DataContract;
import io.meshwork.runtime.rows.KeptRows;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Rows from memory into Cassandra: spread over the ring, and clustered in partitions. */
final class LandingBenchmark {
  private static final int ROWS_PER_PARTITION = 100;
  private static final int DRIVER_BATCH = 50;

  private LandingBenchmark() {}

  static List<Benchmark> of(Setting setting) {
    return List.of(
        benchmark("landing-spread", setting, Contracts.events(), 1, 1 / 0.9, true),
        benchmark(
            "landing-clustered",
            setting,
            Contracts.eventsByDevice(),
            DRIVER_BATCH,
            1 / 0.8,
            false));
  }

  private static Benchmark benchmark(
      String name,
      Setting setting,
      DataContract contract,
      int driverBatch,
      double ofDriver,
      boolean withDsbulk) {
    World world = setting.world();
    int count = setting.sizes().rows();
    LandingTable table = new LandingTable(contract);
    Dataset<Row> kept = KeptRows.of(rows(world, 0, count)).dataset(world.spark());
    Dataset<Row> plain = plain(kept);
    List<Row> all = plain.collectAsList();
    int half = count / 2 / ROWS_PER_PARTITION * ROWS_PER_PARTITION;
    List<List<Row>> parts = List.of(all.subList(0, half), all.subList(half, count));
    List<Side> sides = new ArrayList<>();
    sides.add(ProductLanding.of(world, table, kept, count));
    sides.add(new DriverLoop("driver", world, table, parts, driverBatch));
    sides.add(new ConnectorLanding(world, table, plain, count));
    List<Goal> goals = new ArrayList<>();
    goals.add(new Goal("meshwork", "driver", ofDriver));
    goals.add(new Goal("meshwork", "connector", 1));
    if (withDsbulk) {
      sides.add(DsbulkLanding.of(world, table, warming(world, count), plain));
      goals.add(new Goal("meshwork", "dsbulk", 1));
    }
    return new Benchmark(
        name,
        "%,d rows of 12 columns from memory into Cassandra%s"
            .formatted(count, withDsbulk ? "; dsbulk from CSV" : ""),
        count,
        sides,
        goals);
  }

  private static Dataset<Row> warming(World world, int count) {
    return plain(rows(world, count, count + count / 2));
  }

  private static Dataset<Row> plain(Dataset<Row> rows) {
    return rows.drop("_delete", "_erase", "_writetime");
  }

  /** A hundred rows of a device stand together, as they come from a topic that is keyed by it. */
  static Dataset<Row> rows(World world, long from, long until) {
    int processors = world.spark().sparkContext().defaultParallelism();
    return world
        .spark()
        .range(from, until, 1, processors)
        .selectExpr(
            "format_string('e-%010d', id) as event_id",
            "format_string('dev-%05d', id div " + ROWS_PER_PARTITION + ") as device",
            "concat('site-', id % 10) as site",
            "element_at(array('measure', 'status', 'alarm'), cast(id % 3 as int) + 1) as kind",
            "timestamp_millis(1772323200000 + id * 7) as event_time",
            "cast(id % 10000 as double) / 100 as value",
            "cast(id % 1000 as int) as quantity",
            "cast(id % 500000 as decimal(12,2)) as price",
            "'EUR' as currency",
            "'ok' as status",
            "format_string('c-%06d', id % 1000000) as customer",
            "'Nothing in this text means anything, it only takes its place.' as note")
        .withColumn("_delete", lit(false))
        .withColumn("_erase", array().cast("array<string>"))
        .withColumn("_writetime", unix_micros(col("event_time")));
  }
}
