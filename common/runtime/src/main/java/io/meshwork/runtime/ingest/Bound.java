package io.meshwork.runtime.ingest;

import io.meshwork.runtime.Category;
import io.meshwork.runtime.MeshException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** One end of a backfill's range, as it stands on the command line. */
public sealed interface Bound {
  Pattern OFFSET =
      Pattern.compile("(?:(?<topic>[A-Za-z0-9._-]+)-)?(?<partition>\\d+):(?<offset>\\d+)");
  Pattern OFFSETS = Pattern.compile("%1$s(,%1$s)*".formatted("(?:[A-Za-z0-9._-]+-)?\\d+:\\d+"));

  /** The offset of each partition of these topics that this end stands for. */
  Map<TopicPartition, Long> offsets(Topics brokers, List<String> topics);

  /** The time that this end is given as, if it is. */
  default Optional<Instant> moment() {
    return Optional.empty();
  }

  /**
   * Reads {@code earliest}, {@code latest}, a date, a time with its offset, or {@code 0:100,1:250};
   * of several topics, {@code TOPIC-0:100}.
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
      return new Exactly(
          option, Arrays.stream(text.split(",", -1)).map(p -> Place.of(option, p)).toList());
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
    public Map<TopicPartition, Long> offsets(Topics brokers, List<String> topics) {
      return brokers.offsets(topics, spec);
    }
  }

  /** The first record whose Kafka timestamp is not before a time. */
  record At(Instant time) implements Bound {
    @Override
    public Map<TopicPartition, Long> offsets(Topics brokers, List<String> topics) {
      return brokers.offsetsAt(topics, time);
    }

    @Override
    public Optional<Instant> moment() {
      return Optional.of(time);
    }
  }

  /**
   * An offset as it is written.
   *
   * @param topic none if the product has one alone
   */
  record Place(Optional<String> topic, int partition, long offset) {
    static Place of(String option, String text) {
      Matcher parts = OFFSET.matcher(text);
      try {
        if (parts.matches()) {
          return new Place(
              Optional.ofNullable(parts.group("topic")),
              Integer.parseInt(parts.group("partition")),
              Long.parseLong(parts.group("offset")));
        }
      } catch (NumberFormatException e) {
        throw new MeshException(
            Category.USAGE, option + ": " + text + " is too large for PARTITION:OFFSET.", e);
      }
      throw new IllegalArgumentException(text);
    }
  }

  /** These offsets. */
  record Exactly(String option, List<Place> places) implements Bound {
    @Override
    public Map<TopicPartition, Long> offsets(Topics brokers, List<String> topics) {
      Map<TopicPartition, Long> first = brokers.offsets(topics, OffsetSpec.earliest());
      Map<TopicPartition, Long> end = brokers.offsets(topics, OffsetSpec.latest());
      Map<TopicPartition, Long> offsets = OffsetSlice.sorted();
      for (Place place : places) {
        TopicPartition partition = new TopicPartition(topic(place, topics), place.partition());
        if (!first.containsKey(partition)
            || place.offset() < first.get(partition)
            || place.offset() > end.get(partition)) {
          throw new MeshException(
              Category.USAGE,
              "%s %d:%d is not in topic %s. It holds from %s to %s, by partition."
                  .formatted(
                      option, place.partition(), place.offset(), partition.topic(), first, end));
        }
        offsets.put(partition, place.offset());
      }
      return offsets;
    }

    private String topic(Place place, List<String> topics) {
      if (place.topic().isEmpty() && topics.size() > 1) {
        throw new MeshException(
            Category.USAGE,
            "%s %d:%d doesn't say in which topic: the product reads %s. Write TOPIC-%d:%d."
                .formatted(
                    option,
                    place.partition(),
                    place.offset(),
                    String.join(", ", topics),
                    place.partition(),
                    place.offset()));
      }
      return place.topic().orElse(topics.get(0));
    }
  }
}
