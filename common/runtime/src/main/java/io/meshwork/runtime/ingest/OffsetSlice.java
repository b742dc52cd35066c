package io.meshwork.runtime.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Offsets of some partitions of a topic: from (inclusive) and until (exclusive), by partition. */
public record OffsetSlice(Map<Integer, Long> from, Map<Integer, Long> until) {

  /** Only the partitions that hold something between the two. */
  public static OffsetSlice between(Map<Integer, Long> from, Map<Integer, Long> until) {
    Map<Integer, Long> begin = new TreeMap<>();
    Map<Integer, Long> end = new TreeMap<>();
    until.forEach(
        (partition, last) -> {
          Long first = from.get(partition);
          if (first != null && first < last) {
            begin.put(partition, first);
            end.put(partition, last);
          }
        });
    return new OffsetSlice(begin, end);
  }

  public boolean isEmpty() {
    return from.isEmpty();
  }

  public long size() {
    return until.entrySet().stream().mapToLong(e -> e.getValue() - from.get(e.getKey())).sum();
  }

  /** The same offsets in slices of at most so many, each with its share of every partition. */
  public List<OffsetSlice> slices(long most) {
    long count = Math.max(1, (size() + most - 1) / most);
    List<OffsetSlice> slices = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      OffsetSlice slice = between(cut(i, count), cut(i + 1, count));
      if (!slice.isEmpty()) {
        slices.add(slice);
      }
    }
    return slices;
  }

  private Map<Integer, Long> cut(long part, long parts) {
    Map<Integer, Long> at = new TreeMap<>();
    from.forEach((p, first) -> at.put(p, first + (until.get(p) - first) * part / parts));
    return at;
  }

  String assignJson(String topic) {
    return "{\"" + topic + "\":" + from.keySet() + "}";
  }

  String fromJson(String topic) {
    return json(topic, from);
  }

  String untilJson(String topic) {
    return json(topic, until);
  }

  private static String json(String topic, Map<Integer, Long> offsets) {
    return offsets.entrySet().stream()
        .map(e -> "\"" + e.getKey() + "\":" + e.getValue())
        .collect(Collectors.joining(",", "{\"" + topic + "\":{", "}}"));
  }
}
