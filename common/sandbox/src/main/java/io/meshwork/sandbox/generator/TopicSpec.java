package io.meshwork.sandbox.generator;

import java.util.Map;

/**
 * The topic that events go to.
 *
 * @param config its settings, by Kafka's names, such as {@code cleanup.policy}
 */
public record TopicSpec(String name, int partitions, Map<String, String> config) {
  public TopicSpec {
    config = Map.copyOf(config);
  }
}
