package io.meshwork.benchmarks;

import io.meshwork.runtime.run.Domain;
import io.meshwork.runtime.run.MeshJob;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** The whole product, as {@code mesh run bench.events --stream} runs it. */
record ProductStream(World world) implements StreamSide {
  @Override
  public String name() {
    return "meshwork";
  }

  @Override
  public String keyspace() {
    return "bench";
  }

  @Override
  public SparkSession session() {
    return world.spark();
  }

  /** The table is there before the run that makes it: the poller asks it from the beginning. */
  @Override
  public void prepare() {
    Peers.makeTable(world, keyspace(), Contracts.events().tables().get(0));
    new ProductPipeline(name(), world, new Events(0), List.of()).prepare();
  }

  @Override
  public void run() {
    int code =
        MeshJob.run(
            new Domain("bench", Map.of()),
            "bench.events",
            "--stream",
            "--conf",
            world.profile().toString());
    if (code != 0) {
      throw new IllegalStateException("The run ended with " + code);
    }
  }

  @Override
  public long landing(PacedProducer producer) {
    return producer.sent() - producer.bad();
  }
}
