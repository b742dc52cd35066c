package io.meshwork.benchmarks;

import io.meshwork.runtime.bulk.LoaderPool;
import io.meshwork.runtime.landing.Landing;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The product's landing in bulk. The start of its processes is part of each round, though a
 * backfill of many batches pays it once.
 */
record BulkLanding(ProductLanding landing) implements Side {
  static BulkLanding of(World world, LandingTable table, Dataset<Row> shaped, long count) {
    return new BulkLanding(
        new ProductLanding(
            "bulk",
            () ->
                Landing.inBulk(
                    world.cassandra(),
                    world.settings().landing(),
                    world.settings().bulk(),
                    table.contract()),
            world,
            table,
            shaped,
            count));
  }

  @Override
  public String name() {
    return landing.name();
  }

  @Override
  public void prepare() {
    landing.prepare();
    LoaderPool.clear();
  }

  @Override
  public void run() {
    landing.run();
  }

  @Override
  public void verify() {
    landing.verify();
  }
}
