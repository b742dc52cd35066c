package io.meshwork.benchmarks;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The connector with the settings of the tuned pipeline. */
record ConnectorLanding(World world, LandingTable table, Dataset<Row> rows, long count)
    implements Side {
  private static final String KEYSPACE = "connector";

  @Override
  public String name() {
    return KEYSPACE;
  }

  @Override
  public void prepare() {
    Peers.makeTable(world, KEYSPACE, table.table());
  }

  @Override
  public void run() {
    Peers.append(rows, KEYSPACE, table.table().name(), Peers.TUNED_WRITES);
  }

  @Override
  public void verify() {
    Peers.require(name(), "rows in its table", count, world.count(KEYSPACE, table.table().name()));
  }
}
