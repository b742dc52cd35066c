package io.meshwork.benchmarks;

import java.util.List;

/**
 * Sides that do the same work.
 *
 * @param name as {@code mesh bench} knows it, such as {@code landing-clustered}
 * @param work what each side does once, such as {@code 1,000,000 events from Kafka to Cassandra}
 * @param items how many of them, for rates
 * @param sides the sides; the first one is Meshwork's
 * @param goals what is claimed of them
 */
record Benchmark(String name, String work, long items, List<Side> sides, List<Goal> goals) {
  Benchmark {
    sides = List.copyOf(sides);
    goals = List.copyOf(goals);
  }

  /** The side of this name, which there is. */
  Side side(String side) {
    return sides.stream().filter(s -> s.name().equals(side)).findFirst().orElseThrow();
  }

  /** With these sides alone, and the goals that are about them; all for an empty list. */
  Benchmark only(List<String> names) {
    if (names.isEmpty()) {
      return this;
    }
    return new Benchmark(
        name,
        work,
        items,
        sides.stream().filter(side -> names.contains(side.name())).toList(),
        goals.stream()
            .filter(goal -> names.contains(goal.side()) && names.contains(goal.peer()))
            .toList());
  }
}
