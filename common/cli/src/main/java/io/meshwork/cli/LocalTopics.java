package io.meshwork.cli;

import io.meshwork.contract.ChangeFeed;
import io.meshwork.contract.DataContract;
import io.meshwork.contract.Table;
import io.meshwork.contract.Topic;
import io.meshwork.sandbox.generator.KafkaPublisher;
import io.meshwork.sandbox.generator.TopicSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Makes the input topics of contracts on a broker of this machine. On a cluster topics belong to
 * whoever runs it.
 */
public final class LocalTopics {
  private static final int PARTITIONS = 4;
  private static final Duration FEED_RETENTION = Duration.ofDays(30);

  private LocalTopics() {}

  /** Makes the topics that a product reads, and its change feeds, unless they are there. */
  public static void ensure(String bootstrapServers, DataContract contract) {
    try (KafkaPublisher publisher = KafkaPublisher.to(bootstrapServers)) {
      described(contract).forEach(publisher::createTopic);
    }
  }

  /** Those that a product reads, then those in which it tells what has changed. */
  static List<TopicSpec> described(DataContract contract) {
    Stream<TopicSpec> read =
        contract.isAggregate()
            ? contract.input().topics().stream().map(LocalTopics::feed)
            : Stream.of(described(contract.input()));
    Stream<TopicSpec> told =
        contract.tables().stream()
            .filter(Table::tellsChanges)
            .map(table -> feed(ChangeFeed.topic(contract.domain(), table.name())));
    return Stream.concat(read, told).toList();
  }

  /** A topic whose empty values delete is compacted: it holds the latest state of each key. */
  private static TopicSpec described(Topic topic) {
    return topic.nullValue() == Topic.NullValue.DELETE
        ? compacted(topic.name())
        : new TopicSpec(topic.name(), PARTITIONS, Map.of("cleanup.policy", "delete"));
  }

  /**
   * Of each partition of the table the last change is enough, and that only until the readers have
   * seen it: the key may be that of somebody who was erased.
   */
  private static TopicSpec feed(String topic) {
    Map<String, String> config =
        Map.of(
            "cleanup.policy",
            "compact,delete",
            "retention.ms",
            Long.toString(FEED_RETENTION.toMillis()));
    return new TopicSpec(topic, PARTITIONS, config);
  }

  private static TopicSpec compacted(String topic) {
    return new TopicSpec(topic, PARTITIONS, Map.of("cleanup.policy", "compact"));
  }
}
