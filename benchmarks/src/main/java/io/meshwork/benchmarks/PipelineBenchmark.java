package io.meshwork.benchmarks;

import java.util.List;

/** The whole way from Kafka to Cassandra: with all of data quality, against others without any. */
final class PipelineBenchmark {
  private PipelineBenchmark() {}

  static List<Benchmark> of(Setting setting) {
    World world = setting.world();
    Events events = new Events(setting.sizes().events());
    events.publish(world.bootstrapServers());
    return List.of(
        new Benchmark(
            "pipeline",
            "%,d events from Kafka to Cassandra".formatted(events.count()),
            events.count(),
            List.of(
                new ProductPipeline("meshwork", world, events, List.of()),
                RawPipeline.withDefaults(world, events),
                RawPipeline.tuned(world, events),
                new NaivePipeline(world, events)),
            List.of(
                new Goal("meshwork", "raw-default", 0.42),
                new Goal("meshwork", "raw-tuned", 0.75),
                new Goal("meshwork", "naive", 0.33))));
  }
}
