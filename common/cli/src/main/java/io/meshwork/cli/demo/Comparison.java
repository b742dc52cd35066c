package io.meshwork.cli.demo;

import io.meshwork.catalog.RunCounts;
import io.meshwork.catalog.RunRecord;
import io.meshwork.sandbox.generator.Expected;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * What the runs of one product counted, beside what the generator injected. Neither side is
 * computed from the other.
 *
 * @param product the product's full name
 * @param counts every number that must agree
 */
record Comparison(String product, List<Count> counts) {
  Comparison {
    counts = List.copyOf(counts);
  }

  /**
   * Compares.
   *
   * @param expected what the generator injected, all phases together
   * @param runs every run of the product in the demo
   * @param table the primary table's name
   * @param rows its rows, as counted by CQL
   */
  static Comparison of(
      String product, Expected expected, List<RunRecord> runs, String table, long rows) {
    List<Count> counts = new ArrayList<>();
    counts.add(new Count("consumed", expected.produced(), sum(runs, RunCounts::consumed)));
    counts.add(new Count("landed", expected.landed(), sum(runs, RunCounts::landed)));
    counts.add(new Count("superseded", expected.superseded(), sum(runs, RunCounts::superseded)));
    counts.addAll(byRule("filtered", expected.filtered(), byRule(runs, RunRecord::filteredByRule)));
    counts.add(
        new Count("quarantined", expected.quarantinedInAll(), sum(runs, RunCounts::quarantined)));
    counts.addAll(
        byRule("  by", expected.quarantined(), byRule(runs, RunRecord::quarantinedByRule)));
    counts.add(new Count("rows of " + table, expected.distinctKeys(), rows));
    counts.add(addingUp(runs));
    return new Comparison(product, counts);
  }

  /**
   * Of a product that is made from other products' tables.
   *
   * @param changes records in the change feeds
   * @param rows of its tables, beside what they must be
   */
  static Comparison ofComputed(
      String product, long changes, List<RunRecord> runs, List<Count> rows) {
    List<Count> counts = new ArrayList<>();
    counts.add(new Count("changes consumed", changes, sum(runs, RunCounts::consumed)));
    counts.add(new Count("quarantined", 0, sum(runs, RunCounts::quarantined)));
    counts.addAll(rows);
    counts.add(addingUp(runs));
    return new Comparison(product, counts);
  }

  /** With further counts of the product. */
  Comparison with(List<Count> others) {
    return new Comparison(product, Stream.concat(counts.stream(), others.stream()).toList());
  }

  private static Count addingUp(List<RunRecord> runs) {
    return new Count(
        "runs whose counts add up",
        runs.size(),
        runs.stream().filter(run -> run.conserved() && run.counts().isConserved()).count());
  }

  boolean agrees() {
    return counts.stream().allMatch(Count::agrees);
  }

  /** A sentence for each number that differs. */
  List<String> differences() {
    return counts.stream()
        .filter(count -> !count.agrees())
        .map(count -> product + ", " + count.difference())
        .toList();
  }

  private static List<Count> byRule(
      String what, Map<String, Long> expected, Map<String, Long> actual) {
    TreeSet<String> rules = new TreeSet<>(expected.keySet());
    rules.addAll(actual.keySet());
    return rules.stream()
        .map(
            rule ->
                new Count(
                    what + " " + rule,
                    expected.getOrDefault(rule, 0L),
                    actual.getOrDefault(rule, 0L)))
        .toList();
  }

  private static Map<String, Long> byRule(
      List<RunRecord> runs, Function<RunRecord, Map<String, Long>> counts) {
    Map<String, Long> sums = new TreeMap<>();
    runs.forEach(
        run -> counts.apply(run).forEach((rule, count) -> sums.merge(rule, count, Long::sum)));
    return sums;
  }

  private static long sum(List<RunRecord> runs, ToLongFunction<RunCounts> count) {
    return runs.stream().map(RunRecord::counts).mapToLong(count).sum();
  }
}
