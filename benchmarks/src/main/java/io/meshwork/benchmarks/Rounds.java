package io.meshwork.benchmarks;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs the sides of a benchmark in turn, A B C A B C. The machine's drift then falls on all of
 * them, and a ratio is taken within a round. Every other round goes backwards, so that none always
 * comes after the same one. The first round warms up and isn't counted.
 */
final class Rounds {
  private static final double NANOS_PER_SECOND = 1e9;

  /** What is left of a run that was all start; less than nothing would meet any goal against it. */
  private static final double LEAST_SECONDS = 1e-3;

  private final int pairs;
  private final PrintStream progress;

  Rounds(int pairs, PrintStream progress) {
    this.pairs = pairs;
    this.progress = progress;
  }

  Measured run(Benchmark benchmark) {
    Map<String, List<Double>> seconds = new LinkedHashMap<>();
    Map<String, Map<String, List<Double>>> figures = new LinkedHashMap<>();
    benchmark.sides().forEach(side -> seconds.put(side.name(), new ArrayList<>()));
    benchmark.sides().forEach(side -> figures.put(side.name(), new LinkedHashMap<>()));
    for (int round = 0; round <= pairs; round++) {
      for (Side side : order(benchmark, round)) {
        double taken = time(side);
        progress.printf(
            "  %s %-14s %7.2f s%n",
            round == 0 ? "warm-up  " : "round %-3d".formatted(round), side.name(), taken);
        if (round > 0) {
          seconds.get(side.name()).add(taken);
          Map<String, List<Double>> ofSide = figures.get(side.name());
          side.figures()
              .forEach((name, f) -> ofSide.computeIfAbsent(name, n -> new ArrayList<>()).add(f));
        }
      }
    }
    return new Measured(benchmark, seconds, figures);
  }

  private static List<Side> order(Benchmark benchmark, int round) {
    List<Side> sides = new ArrayList<>(benchmark.sides());
    if (round % 2 == 0) {
      Collections.reverse(sides);
    }
    return sides;
  }

  /** Garbage of the one before is not this one's. */
  private double time(Side side) {
    side.prepare();
    System.gc();
    long begun = System.nanoTime();
    side.run();
    double seconds = (System.nanoTime() - begun) / NANOS_PER_SECOND;
    side.verify();
    return side.start() > 0 ? withoutStart(side, seconds) : seconds;
  }

  private double withoutStart(Side side, double seconds) {
    progress.printf(
        "  %s: %.2f s, of which its start %.2f s%n", side.name(), seconds, side.start());
    return Math.max(seconds - side.start(), LEAST_SECONDS);
  }
}
