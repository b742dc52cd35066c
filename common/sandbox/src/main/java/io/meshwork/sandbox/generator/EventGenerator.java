package io.meshwork.sandbox.generator;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The events of one specification around one moment; the same arguments give the same records, byte
 * for byte.
 */
public final class EventGenerator {
  private final EventSpec spec;
  private final long nowMillis;

  private EventGenerator(EventSpec spec, long nowMillis) {
    this.spec = spec;
    this.nowMillis = nowMillis;
  }

  /**
   * A generator of these events around this moment.
   *
   * @param now the end of the batch's event time
   */
  public static EventGenerator of(EventSpec spec, Instant now) {
    return new EventGenerator(spec, now.toEpochMilli());
  }

  /** All at once: the span of event time that ends now. */
  public Phase batch() {
    return new Phase(
        () -> batchSequence(new EventSource(spec), good -> {}), Expected.of(spec, PhaseKind.BATCH));
  }

  /**
   * What follows the batch, to be sent at its pace: each record says when.
   *
   * <p>Its duplicates repeat events of the batch, each a different one: which of two records lands
   * depends on the batch that they meet in, and these meet nothing. So they are expected to land.
   *
   * @param start when the first one is sent; after {@code now}
   */
  public Phase stream(Instant start) {
    return new Phase(
        () -> streamSequence(start.toEpochMilli()), Expected.of(spec, PhaseKind.STREAM));
  }

  private Iterator<GeneratedRecord> streamSequence(long startMillis) {
    EventSource source = new EventSource(spec);
    Queue<Event> landed = replayBatch(source);
    return new Sequence(
        Schedule.stream(spec, startMillis),
        source,
        new Places(spec, PhaseKind.STREAM, source.random()),
        good -> landed.remove(),
        good -> {});
  }

  /**
   * Brings the source to where the batch left it, and gives as many of its good events as the
   * stream repeats.
   */
  private Queue<Event> replayBatch(EventSource source) {
    long repeats = PhaseKind.STREAM.repeats(spec);
    long step = PhaseKind.BATCH.events(spec) / Math.max(1, repeats);
    Queue<Event> kept = new ArrayDeque<>();
    AtomicLong seen = new AtomicLong();
    Consumer<Event> keepSome =
        good -> {
          if (kept.size() < repeats && seen.getAndIncrement() % step == 0) {
            kept.add(good);
          }
        };
    batchSequence(source, keepSome).forEachRemaining(any -> {});
    return kept;
  }

  private Sequence batchSequence(EventSource source, Consumer<Event> goodOnes) {
    Schedule schedule = Schedule.batch(spec, nowMillis, source.random());
    Places places = new Places(spec, PhaseKind.BATCH, source.random());
    return new Sequence(schedule, source, places, UnaryOperator.identity(), goodOnes);
  }
}
