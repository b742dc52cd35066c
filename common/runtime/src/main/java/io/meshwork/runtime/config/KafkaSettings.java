package io.meshwork.runtime.config;

import com.typesafe.config.Config;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which brokers to ask, how long to wait for them, and what else their clients are told. */
public record KafkaSettings(
    List<String> bootstrapServers, Duration timeout, Map<String, String> client) {

  static KafkaSettings read(Config root, Problems problems) {
    Block block = new Block(root, "meshwork.kafka", problems);
    KafkaSettings settings =
        new KafkaSettings(
            block.texts("bootstrap-servers"), block.duration("timeout"), block.settings("client"));
    block.done();
    return settings;
  }

  public String servers() {
    return String.join(",", bootstrapServers);
  }

  /** The properties of a Kafka client; also those of Spark's source, behind a {@code kafka.}. */
  public Map<String, String> clientProperties() {
    Map<String, String> properties = new TreeMap<>(client);
    properties.put("bootstrap.servers", servers());
    properties.put("request.timeout.ms", Long.toString(timeout.toMillis()));
    properties.put("default.api.timeout.ms", Long.toString(timeout.toMillis()));
    return properties;
  }
}
