package io.meshwork.benchmarks;

import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends events at a rate, whatever becomes of them: an open loop. An event's Kafka timestamp is the
 * moment at which it was due, so that a sender which is late makes latencies longer, not shorter.
 */
final class PacedProducer implements AutoCloseable {
  private static final int SAMPLES_PER_SECOND = 40;
  private static final long NAP_NANOS = TimeUnit.MICROSECONDS.toNanos(500);

  private final KafkaProducer<byte[], byte[]> producer;
  private final Consumer<Sample> samples;
  private final SplittableRandom random = Events.random();
  private final AtomicReference<Exception> failed = new AtomicReference<>();
  private volatile long sent;

  /**
   * @param samples is handed some of the good events, 40 a second
   */
  PacedProducer(String bootstrapServers, Consumer<Sample> samples) {
    ByteArraySerializer bytes = new ByteArraySerializer();
    Map<String, Object> properties =
        Map.of("bootstrap.servers", bootstrapServers, "linger.ms", "1", "batch.size", "65536");
    this.producer = new KafkaProducer<>(properties, bytes, bytes);
    this.samples = samples;
  }

  /** Events sent so far. */
  long sent() {
    return sent;
  }

  /** Those of them that don't land. */
  long bad() {
    return new Events(sent).bad();
  }

  /** Those of them that are no JSON. */
  long noJson() {
    return new Events(sent).noJson();
  }

  /** Sends so many a second for so long. */
  void pace(int perSecond, Duration howLong) {
    long count = Math.max(1, perSecond * howLong.toMillis() / 1000);
    long sampleEvery = Math.max(1, perSecond / SAMPLES_PER_SECOND);
    long begunMillis = System.currentTimeMillis();
    long begunNanos = System.nanoTime();
    boolean wanted = false;
    for (long i = 0; i < count; i++) {
      long dueNanos = TimeUnit.SECONDS.toNanos(i) / perSecond;
      while (System.nanoTime() - begunNanos < dueNanos) {
        LockSupport.parkNanos(NAP_NANOS);
      }
      long due = begunMillis + TimeUnit.NANOSECONDS.toMillis(dueNanos);
      wanted |= i % sampleEvery == 0;
      if (wanted && !Events.isBad(sent)) {
        samples.accept(new Sample(Events.id(sent), due));
        wanted = false;
      }
      send(due);
    }
    flush();
  }

  /** Sends so many as fast as it can, none of them a sample. */
  void flood(long count) {
    for (long i = 0; i < count; i++) {
      send(System.currentTimeMillis());
    }
    flush();
  }

  private void flush() {
    producer.flush();
    if (failed.get() != null) {
      throw new IllegalStateException("Kafka has not taken all events", failed.get());
    }
  }

  private void send(long due) {
    Future<RecordMetadata> unused =
        producer.send(
            new ProducerRecord<>(
                Events.TOPIC, null, due, Events.key(sent), Events.payload(sent, random)),
            (metadata, error) -> {
              if (error != null) {
                failed.compareAndSet(null, error);
              }
            });
    sent = sent + 1; // by this thread alone
  }

  @Override
  public void close() {
    producer.close();
  }
}
