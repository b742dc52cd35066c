package io.meshwork.runtime.ingest;

import io.meshwork.runtime.Category;
import io.meshwork.runtime.MeshException;
import io.meshwork.runtime.config.KafkaSettings;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Asks the brokers about a topic. Every question has a deadline. */
public final class Topics implements AutoCloseable {
  private final Admin admin;
  private final KafkaSettings settings;

  private Topics(Admin admin, KafkaSettings settings) {
    this.admin = admin;
    this.settings = settings;
  }

  public static Topics of(KafkaSettings settings) {
    Properties properties = new Properties();
    properties.putAll(settings.clientProperties());
    try {
      return new Topics(Admin.create(properties), settings);
    } catch (KafkaException e) {
      throw new MeshException(
          Category.CONFIGURATION,
          "meshwork.kafka: "
              + settings.servers()
              + " or the client settings are not usable: "
              + (e.getCause() == null ? e : e.getCause()).getMessage(),
          e);
    }
  }

  /**
   * The identity that the brokers gave to a topic. A topic that was deleted and made again has
   * another one.
   *
   * @throws MeshException CONFIGURATION if there is no such topic, UNAVAILABLE if no broker answers
   */
  public String id(String topic) {
    return describe(topic).topicId().toString();
  }

  private TopicDescription describe(String topic) {
    return get(topic, admin.describeTopics(List.of(topic)).allTopicNames()).get(topic);
  }

  /** Offsets of all partitions of the topics: the first one that a time, or an end, stands for. */
  public Map<TopicPartition, Long> offsets(List<String> topics, OffsetSpec spec) {
    Map<TopicPartition, OffsetSpec> question = new HashMap<>();
    for (String topic : topics) {
      describe(topic)
          .partitions()
          .forEach(p -> question.put(new TopicPartition(topic, p.partition()), spec));
    }
    Map<TopicPartition, Long> offsets = OffsetSlice.sorted();
    get(String.join(", ", topics), admin.listOffsets(question).all())
        .forEach((partition, info) -> offsets.put(partition, info.offset()));
    return offsets;
  }

  /** Offsets of the first records at or after a time; the end where there is none. */
  public Map<TopicPartition, Long> offsetsAt(List<String> topics, Instant time) {
    Map<TopicPartition, Long> offsets =
        offsets(topics, OffsetSpec.forTimestamp(time.toEpochMilli()));
    Map<TopicPartition, Long> ends = offsets(topics, OffsetSpec.latest());
    offsets.replaceAll((partition, offset) -> offset < 0 ? ends.get(partition) : offset);
    return offsets;
  }

  private <T> T get(String topic, KafkaFuture<T> answer) {
    try {
      return answer.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw failure(topic, e.getCause());
    } catch (TimeoutException e) {
      throw failure(topic, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MeshException(Category.UNAVAILABLE, "Interrupted while waiting for Kafka.", e);
    }
  }

  private MeshException failure(String topic, Throwable cause) {
    if (cause instanceof UnknownTopicOrPartitionException) {
      return new MeshException(
          Category.CONFIGURATION,
          "There is no topic "
              + topic
              + " at "
              + settings.servers()
              + ". Create it, or correct meshwork.kafka.bootstrap-servers.",
          cause);
    }
    if (cause instanceof AuthenticationException || cause instanceof AuthorizationException) {
      return new MeshException(
          Category.CONFIGURATION,
          "Kafka at "
              + settings.servers()
              + " refuses this login ("
              + cause.getClass().getSimpleName()
              + "). Check meshwork.kafka.client and the rights of its user on topic "
              + topic
              + ".",
          cause);
    }
    return new MeshException(
        Category.UNAVAILABLE,
        "Kafka at "
            + settings.servers()
            + " doesn't answer within "
            + settings.timeout().toSeconds()
            + " s ("
            + cause.getClass().getSimpleName()
            + "). Is it up, and is meshwork.kafka.bootstrap-servers right?",
        cause);
  }

  @Override
  public void close() {
    admin.close(java.time.Duration.ofSeconds(1));
  }
}
