package io.meshwork.runtime.quarantine;

import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.data.UdtValue;
import io.meshwork.governance.quarantine.KeyRing;
import io.meshwork.governance.quarantine.KeyRingException;
import io.meshwork.governance.quarantine.RecordAddress;
import io.meshwork.governance.quarantine.RecordContent;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Turns rows of the quarantine into rows of Spark's Kafka source, with one more column: whether the
 * record's content was to be had.
 */
final class ReplayRows implements AutoCloseable {
  /** Kafka's timestamps of a record's creation. */
  private static final int CREATE_TIME = 0;

  private final String product;
  private final ReplaySource source;
  private KafkaRecords kafka;

  ReplayRows(String product, ReplaySource source) {
    this.product = product;
    this.source = source;
  }

  InternalRow of(Row row) {
    RecordAddress address = OpenQuery.address(row);
    Optional<RecordContent> content = stored(row, address).or(() -> inKafka(row, address));
    RecordContent given = content.orElse(new RecordContent(null, null, null));
    return new GenericInternalRow(
        new Object[] {
          given.key(),
          given.value(),
          UTF8String.fromString(address.topic()),
          address.partition(),
          address.offset(),
          ChronoUnit.MICROS.between(Instant.EPOCH, row.getInstant("kafka_timestamp")),
          CREATE_TIME,
          headers(given.headers()),
          content.isPresent()
        });
  }

  /** What the quarantine holds whole, and can be read with the keys given. */
  private Optional<RecordContent> stored(Row row, RecordAddress address) {
    if (row.getBoolean("truncated")) {
      return Optional.empty();
    }
    String protection = row.getString("protection");
    if (protection == null || protection.equals("plain")) {
      return Optional.of(
          new RecordContent(bytes(row, "message_key"), plainHeaders(row), bytes(row, "raw")));
    }
    return protection.equals("encrypt")
        ? source.keys().flatMap(keys -> opened(keys, row, address))
        : Optional.empty();
  }

  private Optional<RecordContent> opened(KeyRing keys, Row row, RecordAddress address) {
    try {
      return Optional.of(
          keys.open(
              new KeyRing.Sealed(row.getString("key_id"), bytes(row, "raw")), product, address));
    } catch (KeyRingException e) {
      // Kafka may still have it; if not, it is among those that the run reports as unavailable.
      return Optional.empty();
    }
  }

  /** The record at this address, unless another one stands there: the topic was made anew. */
  private Optional<RecordContent> inKafka(Row row, RecordAddress address) {
    if (kafka == null) {
      kafka = source.records();
    }
    return kafka
        .at(new TopicPartition(address.topic(), address.partition()), address.offset())
        .filter(record -> isSame(record, row))
        .map(
            record ->
                new RecordContent(
                    record.key(),
                    StreamSupport.stream(record.headers().spliterator(), false)
                        .map(header -> new RecordContent.Header(header.key(), header.value()))
                        .toList(),
                    record.value()));
  }

  private static boolean isSame(ConsumerRecord<byte[], byte[]> record, Row row) {
    boolean sameSize =
        row.isNull("size")
            ? record.value() == null
            : record.value() != null && record.value().length == row.getLong("size");
    return sameSize && record.timestamp() == row.getInstant("kafka_timestamp").toEpochMilli();
  }

  private static List<RecordContent.Header> plainHeaders(Row row) {
    if (row.isNull("headers")) {
      return null;
    }
    List<RecordContent.Header> headers = new ArrayList<>();
    for (UdtValue header : row.getList("headers", UdtValue.class)) {
      headers.add(
          new RecordContent.Header(header.getString("key"), bytes(header.getByteBuffer("value"))));
    }
    return headers;
  }

  private static ArrayData headers(List<RecordContent.Header> headers) {
    if (headers == null) {
      return null;
    }
    return new GenericArrayData(
        headers.stream()
            .map(
                h ->
                    new GenericInternalRow(
                        new Object[] {UTF8String.fromString(h.key()), h.value()}))
            .toArray());
  }

  private static byte[] bytes(Row row, String column) {
    return bytes(row.getByteBuffer(column));
  }

  private static byte[] bytes(ByteBuffer buffer) {
    if (buffer == null) {
      return null;
    }
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }

  @Override
  public void close() {
    if (kafka != null) {
      kafka.close();
    }
  }
}
