package io.meshwork.benchmarks;

import io.meshwork.runtime.landing.LandedCounts;
import io.meshwork.runtime.landing.Landing;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The product's landing, with its default settings and a write time in each row.
 *
 * @param landing made in each round, as a run makes it: the tables must be there for that
 */
record ProductLanding(
    String name,
    Supplier<Landing> landing,
    World world,
    LandingTable table,
    Dataset<Row> shaped,
    long count)
    implements Side {
  static ProductLanding of(World world, LandingTable table, Dataset<Row> shaped, long count) {
    return new ProductLanding(
        "meshwork",
        () -> Landing.of(world.cassandra(), world.settings().landing(), table.contract()),
        world,
        table,
        shaped,
        count);
  }

  @Override
  public void prepare() {
    Peers.makeTable(world, table.contract().keyspace(), table.table());
  }

  @Override
  public void run() {
    LandedCounts counts = landing.get().land(shaped);
    Peers.require(name(), "rows acknowledged", count, counts.landed());
  }

  @Override
  public void verify() {
    Peers.require(
        name(),
        "rows in its table",
        count,
        world.count(table.contract().keyspace(), table.table().name()));
  }
}
