package io.meshwork.runtime.ingest;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;

/** Offsets of some partitions of topics: from (inclusive) and until (exclusive), by partition. */
public record OffsetSlice(Map<TopicPartition, Long> from, Map<TopicPartition, Long> until) {
  private static final Comparator<TopicPartition> ORDER =
      Comparator.comparing(TopicPartition::topic).thenComparingInt(TopicPartition::partition);

  /** Only the partitions that hold something between the two. */
  public static OffsetSlice between(
      Map<TopicPartition, Long> from, Map<TopicPartition, Long> until) {
    Map<TopicPartition, Long> begin = sorted();
    Map<TopicPartition, Long> end = sorted();
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

  /** An empty map, whose partitions will be in their order. */
  static Map<TopicPartition, Long> sorted() {
    return new TreeMap<>(ORDER);
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

  private Map<TopicPartition, Long> cut(long part, long parts) {
    Map<TopicPartition, Long> at = sorted();
    from.forEach((p, first) -> at.put(p, first + (until.get(p) - first) * part / parts));
    return at;
  }

  String assignJson() {
    return json(p -> Integer.toString(p.partition()), "[", "]");
  }

  String fromJson() {
    return json(p -> "\"%d\":%d".formatted(p.partition(), from.get(p)), "{", "}");
  }

  String untilJson() {
    return json(p -> "\"%d\":%d".formatted(p.partition(), until.get(p)), "{", "}");
  }

  private String json(Function<TopicPartition, String> item, String begin, String end) {
    Map<String, String> byTopic =
        from.keySet().stream()
            .collect(
                groupingBy(
                    TopicPartition::topic, TreeMap::new, mapping(item, joining(",", begin, end))));
    return byTopic.entrySet().stream()
        .map(topic -> "\"%s\":%s".formatted(topic.getKey(), topic.getValue()))
        .collect(joining(",", "{", "}"));
  }
}
