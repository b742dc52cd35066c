package io.meshwork.runtime.quarantine;

import io.meshwork.runtime.Category;
import io.meshwork.runtime.MeshException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Queue;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Single records by their offsets, asked for in rising order within a partition. */
final class KafkaRecords implements AutoCloseable {
  private static final Duration WAIT = Duration.ofMillis(200);

  /** Reading on over so many others costs less than asking anew. */
  private static final long NEAR = 1000;

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final String servers;
  private final Duration timeout;
  private final Queue<ConsumerRecord<byte[], byte[]>> fetched = new ArrayDeque<>();
  private TopicPartition assigned;
  private long first;
  private long end;

  private KafkaRecords(KafkaConsumer<byte[], byte[]> consumer, String servers, Duration timeout) {
    this.consumer = consumer;
    this.servers = servers;
    this.timeout = timeout;
  }

  static KafkaRecords of(Map<String, String> client, Duration timeout) {
    Properties properties = new Properties();
    properties.putAll(client);
    properties.put("enable.auto.commit", "false");
    properties.put("allow.auto.create.topics", "false");
    ByteArrayDeserializer bytes = new ByteArrayDeserializer();
    return new KafkaRecords(
        new KafkaConsumer<>(properties, bytes, bytes), client.get("bootstrap.servers"), timeout);
  }

  /**
   * The record at an offset; empty if the topic no longer holds it.
   *
   * @throws MeshException UNAVAILABLE if Kafka doesn't answer
   */
  Optional<ConsumerRecord<byte[], byte[]>> at(TopicPartition partition, long offset) {
    try {
      assign(partition);
      if (offset < first || offset >= end) {
        return Optional.empty();
      }
      readTo(offset);
      return Optional.ofNullable(fetched.peek()).filter(record -> record.offset() == offset);
    } catch (KafkaException e) {
      throw unavailable(e.getClass().getSimpleName());
    }
  }

  private void assign(TopicPartition partition) {
    if (partition.equals(assigned)) {
      return;
    }
    fetched.clear();
    consumer.assign(List.of(partition));
    first = consumer.beginningOffsets(List.of(partition)).get(partition);
    end = consumer.endOffsets(List.of(partition)).get(partition);
    consumer.seek(partition, first);
    assigned = partition;
  }

  /** Until the first of what is fetched is at the offset or behind it. */
  private void readTo(long offset) {
    dropBefore(offset);
    long position = consumer.position(assigned);
    if (fetched.isEmpty() && (position > offset || position + NEAR < offset)) {
      consumer.seek(assigned, offset);
    }
    long deadline = System.nanoTime() + timeout.toNanos();
    while (fetched.isEmpty() && consumer.position(assigned) <= offset) {
      consumer.poll(WAIT).forEach(fetched::add);
      dropBefore(offset);
      if (fetched.isEmpty() && System.nanoTime() > deadline) {
        throw unavailable("nothing came within " + timeout.toSeconds() + " s");
      }
    }
  }

  private void dropBefore(long offset) {
    while (!fetched.isEmpty() && fetched.peek().offset() < offset) {
      fetched.remove();
    }
  }

  private MeshException unavailable(String why) {
    return new MeshException(
        Category.UNAVAILABLE,
        "Kafka at "
            + servers
            + " doesn't give the records whose content the quarantine doesn't hold ("
            + why
            + "). Once it answers, replay again: nothing is lost.");
  }

  @Override
  public void close() {
    consumer.close(Duration.ofSeconds(1));
  }
}
