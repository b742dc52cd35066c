package io.meshwork.benchmarks;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/**
 * The stream: how long from Kafka's timestamp until an event can be read in Cassandra, at fixed
 * rates; the greatest rate that is kept up with; how long it takes to catch up after an outage.
 */
final class StreamBenchmark {
  static final String NAME = "stream";

  /** One takes ten minutes. */
  private static final int ENDURANCE_ROUNDS = 1;

  private static final int WARM_UP = 0;

  private final World world;
  private final StreamSizes sizes;
  private final PrintStream progress;
  private final List<StreamSide> sides;

  StreamBenchmark(World world, StreamSizes sizes, PrintStream progress) {
    this(world, sizes, progress, List.of(new ProductStream(world), RawStream.of(world)));
  }

  private StreamBenchmark(
      World world, StreamSizes sizes, PrintStream progress, List<StreamSide> sides) {
    this.world = world;
    this.sizes = sizes;
    this.progress = progress;
    this.sides = sides;
  }

  /** With these sides alone; all for an empty list. */
  StreamBenchmark only(List<String> names) {
    List<StreamSide> left =
        sides.stream().filter(s -> names.isEmpty() || names.contains(s.name())).toList();
    return new StreamBenchmark(world, sizes, progress, left);
  }

  /**
   * Measures so many rounds, the sides in turn; every other round goes backwards. One before them
   * warms up and isn't counted. What a side can take is measured in the first one alone.
   *
   * @param each takes what was measured so far, after each round
   */
  StreamResults measure(int rounds, Consumer<StreamResults> each) {
    progress.printf("%s: latencies at %s events a second%n", NAME, sizes.rates());
    List<Latency> latencies = new ArrayList<>();
    List<Endurance> endurance = new ArrayList<>();
    latencies(WARM_UP);
    for (int round = 1; round <= rounds; round++) {
      latencies.addAll(latencies(round));
      if (round <= ENDURANCE_ROUNDS && sizes.backlog() > 0) {
        for (StreamSide side : order(round)) {
          endurance.add(endurance(round, side));
        }
      }
      each.accept(new StreamResults(sizes, latencies, endurance));
    }
    new EventsTopic(world.bootstrapServers()).delete();
    return new StreamResults(sizes, latencies, endurance);
  }

  private List<Latency> latencies(int round) {
    List<Latency> latencies = new ArrayList<>();
    for (int rate : sizes.rates()) {
      for (StreamSide side : order(round)) {
        latencies.add(latency(round, side, rate));
      }
    }
    return latencies;
  }

  private List<StreamSide> order(int round) {
    List<StreamSide> order = new ArrayList<>(sides);
    if (round % 2 == 0) {
      Collections.reverse(order);
    }
    return order;
  }

  private Latency latency(int round, StreamSide side, int rate) {
    try (RunningStream stream = RunningStream.prepared(world, side).start()) {
      stream.producer().pace(rate, sizes.warmUp());
      stream.awaitFirstBatch();
      stream.count();
      stream.producer().pace(rate, sizes.measured());
      long lag = stream.lag();
      Latency latency =
          Latency.of(round, side.name(), rate, stream.latencies(), lag, stream.progress());
      stream.finish();
      progress.printf(
          "  round %d %-9s %,7d/s  p50 %d, p95 %d, p99 %d ms; %d batches of %s ms%n",
          round,
          side.name(),
          rate,
          latency.p50(),
          latency.p95(),
          latency.p99(),
          latency.batches(),
          latency.stages());
      return latency;
    }
  }

  private Endurance endurance(int round, StreamSide side) {
    Endurance found = new Endurance(round, side.name(), ceiling(side), catchUp(side));
    progress.printf(
        "  round %d %-9s keeps up with %,d/s, catches up with %,d in %.1f s%n",
        round, side.name(), found.ceiling(), sizes.backlog(), found.catchUpSeconds());
    return found;
  }

  private int ceiling(StreamSide side) {
    try (RunningStream stream = RunningStream.prepared(world, side).start()) {
      int ceiling = new Ceiling(sizes).of(stream);
      stream.finish();
      return ceiling;
    }
  }

  private double catchUp(StreamSide side) {
    try (RunningStream stream = RunningStream.prepared(world, side)) {
      double seconds = new CatchUp(sizes.outageRate(), sizes.backlog()).of(stream);
      stream.finish();
      return seconds;
    }
  }
}
