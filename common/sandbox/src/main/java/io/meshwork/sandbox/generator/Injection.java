package io.meshwork.sandbox.generator;

import java.time.Duration;
import java.util.Map;

/**
 * A place in the sequence where a defect is to be injected.
 *
 * @param original the good event at this place; for a kind that repeats, one that was sent before
 * @param number of this record among those of its defect, from 0
 * @param nowMillis the present of the phase: the end of a batch, the start of a stream
 */
record Injection(Event original, int number, long nowMillis, EventSource source) {
  /** A further event of the same entity, at a time of its own close to the original's. */
  Event fresh() {
    return source.extra(original.entity(), original.millis());
  }

  Event freshBeforeOriginal(Duration by) {
    return source.extra(original.entity(), original.millis() - by.toMillis());
  }

  Event freshAfterNow(Duration by) {
    return source.extra(original.entity(), nowMillis + by.toMillis());
  }

  /** Text with {@code {n}} replaced by this record's number; other values as they are. */
  Object fill(Object value) {
    return value instanceof String text ? Text.fill(text, Map.of("n", number)) : value;
  }

  /** The event with these fields, and the key that they make. */
  Event withFields(Event event, Map<String, Object> values) {
    Event changed = event;
    for (Map.Entry<String, Object> entry : values.entrySet()) {
      changed = changed.with(entry.getKey(), fill(entry.getValue()));
    }
    return changed.withKey(source.key(changed.fields()));
  }
}
