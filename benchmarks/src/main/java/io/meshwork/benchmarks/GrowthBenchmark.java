package io.meshwork.benchmarks;

import java.util.ArrayList;
import java.util.List;

/**
 * The whole product as data grows: over more and more events, and with much in its own tables from
 * before.
 */
final class GrowthBenchmark {
  private static final double FLAT = 1.1;

  private GrowthBenchmark() {}

  static List<Benchmark> of(Setting setting) {
    return List.of(growing(setting), filled(setting));
  }

  private static Benchmark growing(Setting setting) {
    List<Side> sides = new ArrayList<>();
    List<Goal> goals = new ArrayList<>();
    for (long count : setting.sizes().growth()) {
      Events events = new Events("bench.events_" + count, count);
      Side side = new GrowingPipeline(setting.world(), events);
      if (!sides.isEmpty()) {
        String smaller = sides.get(sides.size() - 1).name();
        goals.add(new Goal(side.name(), smaller, FLAT));
        goals.add(new Goal(side.name(), smaller, GrowingPipeline.HEAP, FLAT));
      }
      sides.add(side);
    }
    return new Benchmark(
        "growth", "the whole product over more and more events, time per event", 1, sides, goals);
  }

  private static Benchmark filled(Setting setting) {
    Sizes sizes = setting.sizes();
    World world = setting.world();
    Events events = new Events("bench.events_filled", sizes.growth().get(0));
    events.publish(world.bootstrapServers());
    List<String> options =
        new ArrayList<>(world.contract(events.topic(), Contracts.eventsFrom(events.topic())));
    options.addAll(
        world.file("--suite", "remembering.dqdl", Contracts.text("suites/remembering.dqdl")));
    ProductPipeline filled = new ProductPipeline("filled", world, events, options);
    return new Benchmark(
        "growth-filled",
        "%,d events with %,d batches in the history and %,d records in quarantine, and without"
            .formatted(events.count(), sizes.entries(), sizes.entries()),
        events.count(),
        List.of(
            new FilledPipeline(filled, new Filling(world, sizes.entries())),
            new ProductPipeline("empty", world, events, options)),
        List.of(new Goal("filled", "empty", FLAT)));
  }
}
