package io.meshwork.sandbox.generator;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The records of one phase in the order in which they are sent: good events, and defects between
 * them.
 */
final class Sequence implements Iterator<GeneratedRecord> {
  private record Waiting(long place, long number, Draft draft, String defect) {}

  private final Schedule schedule;
  private final EventSource source;
  private final Places places;
  private final UnaryOperator<Event> repeated;
  private final Consumer<Event> goodOnes;
  private final Queue<GeneratedRecord> ready = new ArrayDeque<>();
  private final Queue<Waiting> waiting =
      new PriorityQueue<>(
          Comparator.comparingLong(Waiting::place).thenComparingLong(Waiting::number));
  private long event;
  private long injected;

  /**
   * @param repeated the event that a repeating defect repeats at the place of this good event
   * @param goodOnes is told each good event
   */
  Sequence(
      Schedule schedule,
      EventSource source,
      Places places,
      UnaryOperator<Event> repeated,
      Consumer<Event> goodOnes) {
    this.schedule = schedule;
    this.source = source;
    this.places = places;
    this.repeated = repeated;
    this.goodOnes = goodOnes;
  }

  @Override
  public boolean hasNext() {
    return !ready.isEmpty() || event < schedule.events() || !waiting.isEmpty();
  }

  @Override
  public GeneratedRecord next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    while (ready.isEmpty()) {
      advance();
    }
    return ready.remove();
  }

  private void advance() {
    if (event < schedule.events()) {
      Event good = source.good(schedule.entity(event), schedule.eventMillis(event));
      ready.add(record(good.key(), Json.bytes(good), event, Optional.empty()));
      goodOnes.accept(good);
      places.at(event).forEach(planned -> inject(planned, good));
      event++;
    }
    while (!waiting.isEmpty() && (waiting.peek().place() < event || event == schedule.events())) {
      Waiting due = waiting.remove();
      ready.add(
          record(due.draft().key(), due.draft().value(), event - 1, Optional.of(due.defect())));
    }
  }

  private void inject(Places.Planned planned, Event good) {
    DefectKind kind = planned.defect().kind();
    Event original = kind.repeats() ? repeated.apply(good) : good;
    Draft draft =
        kind.inject(new Injection(original, planned.number(), schedule.nowMillis(), source));
    waiting.add(new Waiting(event + draft.after(), injected++, draft, planned.defect().name()));
  }

  private GeneratedRecord record(String key, byte[] value, long place, Optional<String> defect) {
    byte[] keyBytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
    Instant sent = Instant.ofEpochMilli(schedule.sentMillis(place));
    return new GeneratedRecord(keyBytes, value, Map.of(), sent, defect);
  }
}
