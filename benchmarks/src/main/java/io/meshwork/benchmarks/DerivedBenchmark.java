package io.meshwork.benchmarks;

import io.meshwork.contract.DataContract;
import io.meshwork.quality.plan.BatchRows;
import io.meshwork.runtime.derive.DerivedTables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Keeping rollups up to date while readings come: by recomputing from what has landed, by Spark's
 * windows with state, and by Spark's windows over the table, each with partitions of several sizes.
 */
final class DerivedBenchmark {
  private static final int BATCHES = 5;
  private static final int PER_BATCH = 20;

  private DerivedBenchmark() {}

  static List<Benchmark> of(Setting setting) {
    Sizes sizes = setting.sizes();
    List<Benchmark> benchmarks = new ArrayList<>();
    for (int before : sizes.partitionRows()) {
      Readings readings =
          new Readings(setting.world(), sizes.devices(), before, BATCHES, PER_BATCH);
      benchmarks.add(benchmark(new LandedReadings(readings)));
    }
    return benchmarks;
  }

  private static Benchmark benchmark(LandedReadings landed) {
    Readings readings = landed.readings();
    return new Benchmark(
        "derived-" + readings.before(),
        "%d micro-batches of %,d readings, %d devices that have %,d each, summed up by minute"
            .formatted(
                BATCHES, readings.devices() * PER_BATCH, readings.devices(), readings.before()),
        readings.comingCount(),
        List.of(recomputed(landed), stateful(landed), table(landed)),
        List.of(new Goal("meshwork", "spark-state", 1), new Goal("meshwork", "spark-table", 1)));
  }

  /** The product's: after each micro-batch it recomputes what depends on it. */
  private static Side recomputed(LandedReadings landed) {
    World world = landed.readings().world();
    DataContract contract = Contracts.readings();
    DerivedTables tables =
        DerivedTables.of(
            world.cassandra(),
            world.settings().landing(),
            contract,
            Map.of(Minutes.TABLE, new Minutes()));
    return new DerivedSide(
        "meshwork",
        landed,
        world.spark(),
        contract.keyspace(),
        rows -> rows,
        rows -> tables.recompute(BatchRows.of(rows)));
  }

  /**
   * Spark's own: windows whose state is kept, for readings that are up to an hour late. Empty
   * micro-batches, by which Spark forgets old windows when nothing comes, are off.
   */
  private static Side stateful(LandedReadings landed) {
    String keyspace = "spark_state";
    SparkSession session = Peers.session(landed.readings().world());
    session.conf().set("spark.sql.streaming.noDataMicroBatches.enabled", "false");
    return new DerivedSide(
        "spark-state",
        landed,
        session,
        keyspace,
        rows -> new Minutes().derive(rows.withWatermark("event_time", "1 hour")),
        changed -> Peers.append(changed, keyspace, Minutes.TABLE, Peers.TUNED_WRITES));
  }

  /** Without state: windows over all that has landed, after each micro-batch. */
  private static Side table(LandedReadings landed) {
    SparkSession session = Peers.session(landed.readings().world());
    String keyspace = "spark_table";
    return new DerivedSide(
        "spark-table",
        landed,
        session,
        keyspace,
        rows -> rows,
        batch -> {
          Dataset<Row> all = Peers.table(session, Contracts.readings().keyspace(), Readings.TABLE);
          Peers.append(new Minutes().derive(all), keyspace, Minutes.TABLE, Peers.TUNED_WRITES);
        });
  }
}
