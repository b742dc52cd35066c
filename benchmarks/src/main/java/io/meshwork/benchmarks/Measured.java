package io.meshwork.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What the rounds of a benchmark took.
 *
 * @param seconds per side, by round
 * @param figures further figures per side: their names, and each by round
 */
record Measured(
    Benchmark benchmark,
    Map<String, List<Double>> seconds,
    Map<String, Map<String, List<Double>>> figures) {

  Spread time(String side) {
    return Spread.of(seconds.get(side));
  }

  long items(String side) {
    return benchmark.side(side).items(benchmark.items());
  }

  /** Of the figures within each round; times count per item. */
  Spread ratio(Goal goal) {
    List<Double> side = figure(goal.side(), goal.figure());
    List<Double> peer = figure(goal.peer(), goal.figure());
    return Spread.of(
        IntStream.range(0, side.size()).mapToObj(i -> side.get(i) / peer.get(i)).toList());
  }

  private List<Double> figure(String side, String name) {
    if (!name.equals(Goal.TIME)) {
      return figures.get(side).get(name);
    }
    List<Double> perItem = new ArrayList<>(seconds.get(side));
    perItem.replaceAll(taken -> taken / items(side));
    return perItem;
  }

  boolean meets(Goal goal) {
    return ratio(goal).median() <= goal.atMost();
  }
}
