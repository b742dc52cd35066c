package io.meshwork.benchmarks;

import io.meshwork.runtime.landing.LandedCounts;
import io.meshwork.runtime.landing.Landing;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The product's landing, with its default settings and a write time in each row. */
record ProductLanding(World world, LandingTable table, Dataset<Row> shaped, long count)
    implements Side {
  @Override
  public String name() {
    return "meshwork";
  }

  @Override
  public void prepare() {
    Peers.makeTable(world, table.contract().keyspace(), table.table());
  }

  @Override
  public void run() {
    LandedCounts counts =
        Landing.of(world.cassandra(), world.settings().landing(), table.contract()).land(shaped);
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
