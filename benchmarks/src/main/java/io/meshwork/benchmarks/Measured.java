package io.meshwork.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the rounds of a benchmark took.
 *
 * @param seconds per side, by round
 */
record Measured(Benchmark benchmark, Map<String, List<Double>> seconds) {

  Spread time(String side) {
    return Spread.of(seconds.get(side));
  }

  /** Of the times within each round. */
  Spread ratio(Goal goal) {
    List<Double> side = seconds.get(goal.side());
    List<Double> peer = seconds.get(goal.peer());
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round < side.size(); round++) {
      ratios.add(side.get(round) / peer.get(round));
    }
    return Spread.of(ratios);
  }

  boolean meets(Goal goal) {
    return ratio(goal).median() <= goal.atMost();
  }
}
