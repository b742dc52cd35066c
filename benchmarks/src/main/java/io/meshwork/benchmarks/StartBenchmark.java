package io.meshwork.benchmarks;

import io.meshwork.runtime.landing.SchemaKeeper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * From {@code spark-submit} to the first row that can be read, in a JVM of its own each time. The
 * tables are there, as at every start but a product's first.
 */
final class StartBenchmark {
  private static final long EVENTS = 1_000;

  private StartBenchmark() {}

  static List<Benchmark> of(Setting setting) {
    World world = setting.world();
    Events events = new Events("bench.events_start", EVENTS);
    events.publish(world.bootstrapServers());
    SchemaKeeper.prepare(world.cassandra(), world.settings().cassandra(), Contracts.events());
    List<String> options = world.contract(events.topic(), Contracts.eventsFrom(events.topic()));
    return List.of(
        new Benchmark(
            "start",
            "from spark-submit to the first row",
            1,
            List.of(product(world, events, options), tuned(world, events)),
            List.of(new Goal(StartedJob.PRODUCT, StartedJob.TUNED, 1.5))));
  }

  private static Side product(World world, Events events, List<String> options) {
    List<String> arguments = new ArrayList<>(List.of(world.profile().toString()));
    ProductPipeline job = new ProductPipeline(StartedJob.PRODUCT, world, events, options);
    arguments.addAll(job.arguments());
    return new StartSide(
        job, world, "bench." + Peers.TABLE, arguments, () -> Optional.of(job.record().startedAt()));
  }

  private static Side tuned(World world, Events events) {
    RawPipeline job = RawPipeline.tuned(world, events);
    return new StartSide(
        job,
        world,
        job.keyspace() + "." + Peers.TABLE,
        List.of(world.profile().toString(), events.topic()),
        Optional::empty);
  }
}
