package io.meshwork.sandbox.generator;

import io.meshwork.sandbox.Poll;
import io.meshwork.sandbox.SandboxException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Publishes generated records, each exactly once and in order; returns when the broker has them
 * all. Once it has refused one, nothing more is published by this publisher.
 */
public final class KafkaPublisher implements AutoCloseable {
  private static final int MAX_REQUEST_BYTES = 16 * 1024 * 1024;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final String bootstrapServers;
  private final Producer<byte[], byte[]> producer;

  private KafkaPublisher(String bootstrapServers, Producer<byte[], byte[]> producer) {
    this.bootstrapServers = bootstrapServers;
    this.producer = producer;
  }

  public static KafkaPublisher to(String bootstrapServers) {
    Map<String, Object> config =
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ProducerConfig.ACKS_CONFIG,
            "all",
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
            true,
            ProducerConfig.LINGER_MS_CONFIG,
            5,
            ProducerConfig.BATCH_SIZE_CONFIG,
            64 * 1024,
            ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
            MAX_REQUEST_BYTES);
    ByteArraySerializer bytes = new ByteArraySerializer();
    return new KafkaPublisher(bootstrapServers, new KafkaProducer<>(config, bytes, bytes));
  }

  /**
   * Makes the topic with its partitions and settings, and returns when each partition takes
   * records; a topic that is there already is left as it is.
   *
   * @return whether it was made
   */
  public boolean createTopic(TopicSpec topic) {
    NewTopic wanted =
        new NewTopic(topic.name(), topic.partitions(), (short) 1).configs(topic.config());
    try (Admin admin = admin()) {
      admin.createTopics(Set.of(wanted)).all().get();
      awaitPartitions(admin, topic);
      return true;
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw failure("create topic " + topic.name(), e.getCause());
      }
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure("create topic " + topic.name(), e);
    }
  }

  /**
   * A broker that has made a topic refuses its records for a moment. Of several batches on their
   * way to a partition it could then take a later one first, and would never take the earlier one
   * (KAFKA-15591). A partition that tells its end takes records.
   */
  private void awaitPartitions(Admin admin, TopicSpec topic) {
    Map<TopicPartition, OffsetSpec> ends =
        IntStream.range(0, topic.partitions())
            .mapToObj(partition -> new TopicPartition(topic.name(), partition))
            .collect(Collectors.toMap(partition -> partition, any -> OffsetSpec.latest()));
    if (!Poll.until(PATIENCE, () -> answer(admin, ends))) {
      throw new SandboxException(
          "Topic %s at %s takes no records %d s after it was made. See the broker's log."
              .formatted(topic.name(), bootstrapServers, PATIENCE.toSeconds()));
    }
  }

  private boolean answer(Admin admin, Map<TopicPartition, OffsetSpec> ends) {
    try {
      admin.listOffsets(ends).all().get();
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RetriableException) {
        return false;
      }
      throw failure("reach the new partitions", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure("reach the new partitions", e);
    }
  }

  /** How many records were ever sent to topics that are there, transactions' marks included. */
  public long records(Collection<String> topics) {
    try (Admin admin = admin()) {
      Map<TopicPartition, OffsetSpec> ends =
          admin.describeTopics(topics).allTopicNames().get().values().stream()
              .flatMap(
                  topic ->
                      topic.partitions().stream()
                          .map(p -> new TopicPartition(topic.name(), p.partition())))
              .collect(Collectors.toMap(partition -> partition, any -> OffsetSpec.latest()));
      return admin.listOffsets(ends).all().get().values().stream()
          .mapToLong(ListOffsetsResultInfo::offset)
          .sum();
    } catch (ExecutionException e) {
      throw failure("count the records of " + String.join(", ", topics), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure("count the records of " + String.join(", ", topics), e);
    }
  }

  private Admin admin() {
    return Admin.create(
        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, (Object) bootstrapServers));
  }

  /** Publishes as fast as the broker takes it, and gives the number of records. */
  public long publish(String topic, Iterable<GeneratedRecord> records) {
    return send(topic, records, any -> {});
  }

  /**
   * Publishes each record when its timestamp has come, and gives the number of records.
   *
   * @param progress is told how many have been sent, after each
   */
  public long publishPaced(String topic, Iterable<GeneratedRecord> records, LongConsumer progress) {
    Iterable<GeneratedRecord> paced =
        () ->
            new PacedIterator(
                records.iterator(), System::currentTimeMillis, LockSupport::parkNanos);
    return send(topic, paced, progress);
  }

  @Override
  public void close() {
    producer.close();
  }

  // What a future would say, the callback does.
  @SuppressWarnings("FutureReturnValueIgnored")
  private long send(String topic, Iterable<GeneratedRecord> records, LongConsumer progress) {
    Acknowledgements broker = new Acknowledgements();
    long sent = 0;
    for (GeneratedRecord each : records) {
      producer.send(message(topic, each), broker);
      progress.accept(++sent);
      if (broker.refusal().isPresent()) {
        break;
      }
    }
    try {
      broker.await(sent);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure("publish to " + topic, e);
    }
    if (broker.refusal().isPresent()) {
      producer.close(Duration.ZERO);
      throw failure("publish to " + topic, broker.refusal().get());
    }
    return sent;
  }

  private static ProducerRecord<byte[], byte[]> message(String topic, GeneratedRecord from) {
    List<Header> headers =
        from.headers().entrySet().stream()
            .<Header>map(header -> new RecordHeader(header.getKey(), header.getValue()))
            .collect(Collectors.toList());
    return new ProducerRecord<>(
        topic, null, from.timestamp().toEpochMilli(), from.key(), from.value(), headers);
  }

  private SandboxException failure(String what, Throwable cause) {
    return new SandboxException(
        "Cannot %s at %s: %s".formatted(what, bootstrapServers, cause.getMessage()), cause);
  }
}
