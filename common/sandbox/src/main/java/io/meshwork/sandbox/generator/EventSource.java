package io.meshwork.sandbox.generator;

import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Makes the events of one run, one after the other, and remembers of each entity what its next
 * event needs.
 *
 * <p>No two events of an entity have the same time: good events have even milliseconds, and the
 * extra events that defects are made of odd ones.
 */
final class EventSource {
  private final EventSpec spec;
  private final SplittableRandom random;
  private final Map<Integer, Map<FieldSource, Object>> memories = new HashMap<>();
  private final Set<Long> extraTimes = new HashSet<>();

  EventSource(EventSpec spec) {
    this.spec = spec;
    this.random = new SplittableRandom(spec.seed());
  }

  /** A good event; the caller keeps the times of an entity's good events apart. */
  Event good(int entity, long millis) {
    return event(entity, millis & ~1L);
  }

  /** An event besides the good ones, at the first free odd millisecond before the given time. */
  Event extra(int entity, long millis) {
    long time = (millis & ~1L) - 1;
    while (!extraTimes.add(time * spec.entities().count() + entity)) {
      time -= 2;
    }
    return event(entity, time);
  }

  String key(Map<String, Object> fields) {
    return Text.fill(spec.key(), fields);
  }

  SplittableRandom random() {
    return random;
  }

  private Event event(int entity, long millis) {
    Map<FieldSource, Object> memory =
        // By identity: two sources with equal settings still are two.
        memories.computeIfAbsent(entity, any -> new IdentityHashMap<>());
    Map<String, Object> fields = new LinkedHashMap<>();
    Moment moment =
        new Moment(spec.seed(), entity, spec.entities().id(entity), millis, fields, memory, random);
    spec.fields()
        .forEach(
            (name, source) -> {
              Object value = source.value(moment);
              if (value != null) {
                fields.put(name, value);
              }
            });
    return new Event(entity, millis, key(fields), fields);
  }
}
