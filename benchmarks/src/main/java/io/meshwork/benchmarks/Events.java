package io.meshwork.benchmarks;

import io.meshwork.sandbox.generator.GeneratedRecord;
import io.meshwork.sandbox.generator.KafkaPublisher;
import io.meshwork.sandbox.generator.TopicSpec;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The events of the contract {@code bench.events}: JSON of about 300 bytes with 12 fields, always
 * the same ones. One in a hundred is bad, every other of these no JSON.
 */
final class Events {
  static final String TOPIC = "bench.events";

  static final int PARTITIONS = 4;

  private static final int BAD_EVERY = 100;
  private static final long SEED = 20260301;
  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  private static final List<String> CURRENCIES = List.of("EUR", "USD", "GBP", "CHF");
  private static final List<String> KINDS = List.of("measure", "status", "alarm");
  private static final List<String> STATES = List.of("ok", "late", "retry");
  private static final String NOTE =
      "Nothing in this text means anything, it only takes its place. ";

  private final String topic;
  private final long count;

  Events(long count) {
    this(TOPIC, count);
  }

  Events(String topic, long count) {
    this.topic = topic;
    this.count = count;
  }

  String topic() {
    return topic;
  }

  long count() {
    return count;
  }

  long bad() {
    return (count + BAD_EVERY - 1) / BAD_EVERY;
  }

  /** Those of the bad ones that are no JSON. */
  long noJson() {
    return (count + 2 * BAD_EVERY - 1) / (2 * BAD_EVERY);
  }

  /** Makes the topic and sends the events. */
  void publish(String bootstrapServers) {
    SplittableRandom random = random();
    Stream<GeneratedRecord> records =
        LongStream.range(0, count)
            .mapToObj(
                i ->
                    new GeneratedRecord(
                        key(i), payload(i, random), Map.of(), Instant.now(), Optional.empty()));
    try (KafkaPublisher publisher = KafkaPublisher.to(bootstrapServers)) {
      publisher.createTopic(new TopicSpec(topic, PARTITIONS, Map.of()));
      publisher.publish(topic, records::iterator);
    }
  }

  /** Whether an event breaks a rule, or is no JSON at all. */
  static boolean isBad(long i) {
    return i % BAD_EVERY == 0;
  }

  static byte[] key(long i) {
    return utf8(id(i));
  }

  /** An event as it is sent; the same for all runs if they are asked for in their order. */
  static byte[] payload(long i, SplittableRandom random) {
    return utf8(value(i, random).orElse("{broken"));
  }

  static SplittableRandom random() {
    return new SplittableRandom(SEED);
  }

  private static Optional<String> value(long i, SplittableRandom random) {
    boolean bad = isBad(i);
    if (bad && i % (2 * BAD_EVERY) == 0) {
      return Optional.empty();
    }
    return Optional.of(
        ("{\"event_id\":\"%s\",\"device\":\"dev-%05d\",\"site\":\"site-%d\",\"kind\":\"%s\","
                + "\"event_time\":\"%s\",\"value\":%d.%02d,\"quantity\":%d,\"price\":%d.%02d,"
                + "\"currency\":\"%s\",\"status\":\"%s\",\"customer\":\"c-%06d\",\"note\":\"%s\"}")
            .formatted(
                id(i),
                random.nextInt(10_000),
                random.nextInt(10),
                KINDS.get(random.nextInt(KINDS.size())),
                START.plusMillis(i * 7),
                random.nextInt(100),
                random.nextInt(100),
                bad ? -1 : 1 + random.nextInt(999),
                random.nextInt(5000),
                random.nextInt(100),
                CURRENCIES.get(random.nextInt(CURRENCIES.size())),
                STATES.get(random.nextInt(STATES.size())),
                random.nextInt(1_000_000),
                NOTE.substring(random.nextInt(NOTE.length() / 2))));
  }

  static String id(long i) {
    return "e-%010d".formatted(i);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
