package io.meshwork.catalog;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** A named part of a count. */
record Share(String name, long count) {

  /** The largest first, equal ones by name. */
  static List<Share> largestFirst(Map<String, Long> counts) {
    return inOrder(counts).stream()
        .sorted(Comparator.comparingLong(Share::count).reversed().thenComparing(Share::name))
        .toList();
  }

  static List<Share> inOrder(Map<String, Long> counts) {
    return counts.entrySet().stream().map(e -> new Share(e.getKey(), e.getValue())).toList();
  }
}
