package io.meshwork.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Tells what was measured: a table for people, a JSON file for the rest. */
final class Results {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Measured measured;

  Results(Measured measured) {
    this.measured = measured;
  }

  void print(PrintStream out) {
    Benchmark benchmark = measured.benchmark();
    out.printf("%n%s: %s%n", benchmark.name(), benchmark.work());
    out.printf("%-16s %10s %18s %14s%n", "SIDE", "MEDIAN s", "SPREAD s", "PER SECOND");
    for (Side side : benchmark.sides()) {
      Spread time = measured.time(side.name());
      out.printf(
          "%-16s %10.2f %18s %,14.0f%n",
          side.name(),
          time.median(),
          "%.2f to %.2f".formatted(time.least(), time.greatest()),
          measured.items(side.name()) / time.median());
    }
    measured.figures().forEach((side, figures) -> printFigures(out, side, figures));
    for (Goal goal : benchmark.goals()) {
      Spread ratio = measured.ratio(goal);
      out.printf(
          "%s / %s%s: %.2f (%.2f to %.2f), goal at most %.2f: %s%n",
          goal.side(),
          goal.peer(),
          goal.figure().equals(Goal.TIME) ? "" : ", " + goal.figure(),
          ratio.median(),
          ratio.least(),
          ratio.greatest(),
          goal.atMost(),
          measured.meets(goal) ? "met" : "missed");
    }
  }

  private static void printFigures(
      PrintStream out, String side, Map<String, List<Double>> figures) {
    figures.forEach(
        (name, values) -> {
          Spread spread = Spread.of(values);
          out.printf(
              "%-16s %10.2f %18s %s%n",
              side,
              spread.median(),
              "%.2f to %.2f".formatted(spread.least(), spread.greatest()),
              name);
        });
  }

  /** Writes {@code NAME.json} into the folder, over the one before. */
  Path write(Path folder) {
    Benchmark benchmark = measured.benchmark();
    ObjectNode root = JSON.createObjectNode();
    root.put("benchmark", benchmark.name());
    root.put("work", benchmark.work());
    root.put("items", benchmark.items());
    root.put("at", Instant.now().toString());
    root.set("machine", machine());
    ObjectNode items = root.putObject("itemsOfSides");
    benchmark.sides().forEach(side -> items.put(side.name(), measured.items(side.name())));
    ObjectNode sides = root.putObject("seconds");
    measured.seconds().forEach((side, seconds) -> numbers(sides.putArray(side), seconds));
    if (measured.figures().values().stream().anyMatch(f -> !f.isEmpty())) {
      ObjectNode figures = root.putObject("figures");
      measured.figures().forEach((side, named) -> figures(figures.putObject(side), named));
    }
    ArrayNode goals = root.putArray("ratios");
    benchmark.goals().forEach(goal -> goals.add(json(goal)));
    Path file = folder.resolve(benchmark.name() + ".json");
    try {
      Files.createDirectories(folder);
      Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  private ObjectNode json(Goal goal) {
    Spread ratio = measured.ratio(goal);
    return JSON.createObjectNode()
        .put("side", goal.side())
        .put("peer", goal.peer())
        .put("figure", goal.figure())
        .put("median", ratio.median())
        .put("least", ratio.least())
        .put("greatest", ratio.greatest())
        .put("atMost", goal.atMost())
        .put("met", measured.meets(goal));
  }

  static ObjectNode machine() {
    return JSON.createObjectNode()
        .put("processors", Runtime.getRuntime().availableProcessors())
        .put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"))
        .put("java", System.getProperty("java.runtime.version"));
  }

  private static void figures(ObjectNode node, Map<String, List<Double>> figures) {
    figures.forEach((name, values) -> numbers(node.putArray(name), values));
  }

  private static void numbers(ArrayNode array, List<Double> seconds) {
    seconds.forEach(array::add);
  }
}
