package io.meshwork.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Tells how the streams did: a table of medians over the rounds, a JSON file with every round.
 *
 * @param endurance none if it wasn't measured
 */
record StreamResults(StreamSizes sizes, List<Latency> latencies, List<Endurance> endurance) {
  private static final ObjectMapper JSON = new ObjectMapper();

  void print(PrintStream out) {
    out.printf("%nstream: from Kafka's timestamp to readable in Cassandra, milliseconds%n");
    out.printf("%-10s %10s %8s %8s %8s %10s%n", "SIDE", "PER SECOND", "p50", "p95", "p99", "LAG");
    for (int rate : sizes.rates()) {
      for (String side : sides()) {
        out.printf(
            "%-10s %,10d %8.0f %8.0f %8.0f %,10.0f%n",
            side,
            rate,
            median(side, rate, l -> l.p50()).orElseThrow(),
            median(side, rate, l -> l.p95()).orElseThrow(),
            median(side, rate, l -> l.p99()).orElseThrow(),
            median(side, rate, l -> l.lag()).orElseThrow());
      }
    }
    for (String side : endurance.stream().map(Endurance::side).distinct().toList()) {
      List<Endurance> found = endurance.stream().filter(e -> e.side().equals(side)).toList();
      out.printf(
          "%s keeps up with %,.0f a second, catches up with %,d in %.1f s%n",
          side,
          Spread.of(found.stream().map(e -> (double) e.ceiling()).toList()).median(),
          sizes.backlog(),
          Spread.of(found.stream().map(Endurance::catchUpSeconds).toList()).median());
    }
    LatencyLimit.GOALS.forEach(goal -> print(goal, out));
  }

  private List<String> sides() {
    return latencies.stream().map(Latency::side).distinct().toList();
  }

  private void print(LatencyLimit goal, PrintStream out) {
    found(goal)
        .ifPresent(
            found ->
                out.printf(
                    "meshwork p%d at %,d/s: %.0f ms%s, goal under %d ms: %s%n",
                    goal.percent(),
                    goal.rate(),
                    found,
                    median("raw", goal.rate(), l -> l.percentile(goal.percent()))
                        .map(raw -> ", %.2f of raw".formatted(found / raw))
                        .orElse(""),
                    goal.millis(),
                    goal.isMetBy(found) ? "met" : "missed"));
  }

  private Optional<Double> found(LatencyLimit goal) {
    return median("meshwork", goal.rate(), l -> l.percentile(goal.percent()));
  }

  private Optional<Double> median(String side, int rate, ToDoubleFunction<Latency> figure) {
    List<Double> figures =
        latencies.stream()
            .filter(l -> l.side().equals(side) && l.rate() == rate)
            .map(figure::applyAsDouble)
            .toList();
    return figures.isEmpty() ? Optional.empty() : Optional.of(Spread.of(figures).median());
  }

  /** Writes {@code stream.json} into the folder, over the one before. */
  Path write(Path folder) {
    ObjectNode root = JSON.createObjectNode();
    root.put("benchmark", StreamBenchmark.NAME);
    root.put("at", Instant.now().toString());
    root.put("backlog", sizes.backlog());
    root.set("machine", Results.machine());
    root.set("latencies", JSON.valueToTree(latencies));
    root.set("endurance", JSON.valueToTree(endurance));
    Path file = folder.resolve("stream.json");
    try {
      Files.createDirectories(folder);
      Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }
}
