package io.meshwork.runtime.ingest;

import io.meshwork.runtime.Category;
import io.meshwork.runtime.MeshException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.OffsetSpec;

/** One end of a backfill's range, as it stands on the command line. */
public sealed interface Bound {
  Pattern OFFSETS = Pattern.compile("\\d+:\\d+(,\\d+:\\d+)*");

  /** The offset of each partition that this end stands for. */
  Map<Integer, Long> offsets(Topics topics, String topic);

  /**
   * Reads {@code earliest}, {@code latest}, a date, a time with its offset, or {@code 0:100,1:250}.
   *
   * @throws MeshException USAGE if it is none of these
   */
  static Bound parse(String option, String text) {
    if (text.equals("earliest")) {
      return new End(OffsetSpec.earliest());
    }
    if (text.equals("latest")) {
      return new End(OffsetSpec.latest());
    }
    if (OFFSETS.matcher(text).matches()) {
      Map<Integer, Long> offsets = new TreeMap<>();
      for (String pair : text.split(",", -1)) {
        String[] parts = pair.split(":", -1);
        try {
          offsets.put(Integer.parseInt(parts[0]), Long.parseLong(parts[1]));
        } catch (NumberFormatException e) {
          throw new MeshException(
              Category.USAGE, option + ": " + pair + " is too large for PARTITION:OFFSET.", e);
        }
      }
      return new Exactly(option, offsets);
    }
    return new At(time(option, text));
  }

  private static Instant time(String option, String text) {
    try {
      return text.contains("T")
          ? OffsetDateTime.parse(text).toInstant()
          : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeException e) {
      throw new MeshException(
          Category.USAGE,
          option
              + " "
              + text
              + " is not a point in the topic. Give one of: earliest, latest, a date (2026-01-31),"
              + " a time with its offset (2026-01-31T08:00:00Z), offsets by partition"
              + " (0:100,1:250).",
          e);
    }
  }

  /** The first or the last offset that there is. */
  record End(OffsetSpec spec) implements Bound {
    @Override
    public Map<Integer, Long> offsets(Topics topics, String topic) {
      return topics.offsets(topic, spec);
    }
  }

  /** The first record whose Kafka timestamp is not before a time. */
  record At(Instant time) implements Bound {
    @Override
    public Map<Integer, Long> offsets(Topics topics, String topic) {
      return topics.offsetsAt(topic, time);
    }
  }

  /** These offsets. */
  record Exactly(String option, Map<Integer, Long> byPartition) implements Bound {
    @Override
    public Map<Integer, Long> offsets(Topics topics, String topic) {
      Map<Integer, Long> first = topics.offsets(topic, OffsetSpec.earliest());
      Map<Integer, Long> end = topics.offsets(topic, OffsetSpec.latest());
      byPartition.forEach(
          (partition, offset) -> {
            if (!first.containsKey(partition)
                || offset < first.get(partition)
                || offset > end.get(partition)) {
              throw new MeshException(
                  Category.USAGE,
                  "%s %d:%d is not in topic %s. It holds from %s to %s, by partition."
                      .formatted(option, partition, offset, topic, first, end));
            }
          });
      return byPartition;
    }
  }
}
