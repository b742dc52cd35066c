package io.meshwork.sandbox.generator;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a pipeline must count, known from what was injected and not from what it did.
 *
 * @param produced records published
 * @param landed records that reach the table
 * @param superseded records that lose to another one of the same key and event time in the same
 *     batch
 * @param filtered records dropped on purpose, by the rule that drops them
 * @param quarantined records put aside, by the rule that they break
 * @param distinctKeys how many different keys (with event time) the landed records have: the rows
 *     that they make
 */
public record Expected(
    long produced,
    long landed,
    long superseded,
    Map<String, Long> filtered,
    Map<String, Long> quarantined,
    long distinctKeys) {

  public Expected {
    filtered = Map.copyOf(filtered);
    quarantined = Map.copyOf(quarantined);
  }

  static Expected of(EventSpec spec, PhaseKind phase) {
    long good = phase.events(spec);
    Expected sum = new Expected(good, good, 0, Map.of(), Map.of(), good);
    for (Defect defect : spec.defects()) {
      sum = sum.plus(phase.outcome(defect).expected(phase.count(defect), defect.kind().addsKey()));
    }
    return sum;
  }

  /** Of two phases, published one after the other. */
  public Expected plus(Expected other) {
    return new Expected(
        produced + other.produced,
        landed + other.landed,
        superseded + other.superseded,
        sum(filtered, other.filtered),
        sum(quarantined, other.quarantined),
        distinctKeys + other.distinctKeys);
  }

  public long filteredInAll() {
    return filtered.values().stream().mapToLong(Long::longValue).sum();
  }

  public long quarantinedInAll() {
    return quarantined.values().stream().mapToLong(Long::longValue).sum();
  }

  private static Map<String, Long> sum(Map<String, Long> one, Map<String, Long> other) {
    Map<String, Long> sums = new TreeMap<>(one);
    other.forEach((rule, count) -> sums.merge(rule, count, Long::sum));
    return sums;
  }
}
