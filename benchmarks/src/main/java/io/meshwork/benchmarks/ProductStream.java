package io.meshwork.benchmarks;

import io.meshwork.runtime.run.Domain;
import io.meshwork.runtime.run.MeshJob;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.spark.sql.SparkSession;

/** The whole product, as {@code mesh run bench.events --stream} runs it. */
record ProductStream(World world) implements StreamSide {
  private static final Pattern ON_BATCH =
      Pattern.compile("(?m)^( {4}(?!ColumnValues|ColumnLength|IsComplete)[A-Z].*?)(,?)$");

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
    List<String> arguments = new ArrayList<>(List.of("bench.events", "--stream"));
    arguments.addAll(List.of("--conf", world.profile().toString()));
    arguments.addAll(world.file("--suite", "streaming.dqdl", suite()));
    int code = MeshJob.run(new Domain("bench", Map.of()), arguments.toArray(String[]::new));
    if (code != 0) {
      throw new IllegalStateException("The run ended with " + code);
    }
  }

  /**
   * The pipeline's, whose rules on the batch warn: a batch may be one record, and that a bad one.
   */
  static String suite() {
    return ON_BATCH
        .matcher(Contracts.text("suites/bench/events.dqdl"))
        .replaceAll("$1 with severity = \"warning\"$2");
  }

  @Override
  public long landing(PacedProducer producer) {
    return producer.sent() - producer.bad();
  }
}
