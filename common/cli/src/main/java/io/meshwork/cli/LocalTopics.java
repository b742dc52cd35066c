package io.meshwork.cli;

import io.meshwork.contract.Topic;
import io.meshwork.sandbox.generator.KafkaPublisher;
import io.meshwork.sandbox.generator.TopicSpec;
import java.util.Map;

/**
 * Makes the input topics of contracts on a broker of this machine. On a cluster topics belong to
 * whoever runs it.
 */
public final class LocalTopics {
  private static final int PARTITIONS = 4;

  private LocalTopics() {}

  /** Makes a topic unless it is there. */
  public static void ensure(String bootstrapServers, Topic topic) {
    try (KafkaPublisher publisher = KafkaPublisher.to(bootstrapServers)) {
      publisher.createTopic(described(topic));
    }
  }

  /** A topic whose empty values delete is compacted: it holds the latest state of each key. */
  static TopicSpec described(Topic topic) {
    boolean entities = topic.nullValue() == Topic.NullValue.DELETE;
    return new TopicSpec(
        topic.name(), PARTITIONS, Map.of("cleanup.policy", entities ? "compact" : "delete"));
  }
}
