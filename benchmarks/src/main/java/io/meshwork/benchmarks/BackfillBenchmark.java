package io.meshwork.benchmarks;

import io.meshwork.runtime.rows.KeptRows;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Many rows from memory into Cassandra: as sstables, and by CQL. */
final class BackfillBenchmark {
  private static final double BULK_OF_CQL = 1 / 1.5;

  private BackfillBenchmark() {}

  static List<Benchmark> of(Setting setting) {
    World world = setting.world();
    int count = setting.sizes().backfillRows();
    LandingTable table = new LandingTable(Contracts.events());
    Dataset<Row> kept = KeptRows.of(LandingBenchmark.rows(world, 0, count)).dataset(world.spark());
    return List.of(
        new Benchmark(
            "backfill",
            "%,d rows of 12 columns from memory into Cassandra".formatted(count),
            count,
            List.of(
                BulkLanding.of(world, table, kept, count),
                ProductLanding.of(world, table, kept, count)),
            List.of(new Goal("bulk", "meshwork", BULK_OF_CQL))));
  }
}
