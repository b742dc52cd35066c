package io.meshwork.sandbox.generator;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An event before it becomes bytes.
 *
 * @param entity the number of its entity
 * @param millis its event time
 * @param key of its message
 * @param fields of its value, in their order
 */
record Event(int entity, long millis, String key, Map<String, Object> fields) {
  Event {
    fields = Collections.unmodifiableMap(fields);
  }

  Event with(String field, Object value) {
    Map<String, Object> changed = new LinkedHashMap<>(fields);
    changed.put(field, value);
    return new Event(entity, millis, key, changed);
  }

  Event without(String field) {
    Map<String, Object> changed = new LinkedHashMap<>(fields);
    changed.remove(field);
    return new Event(entity, millis, key, changed);
  }

  Event withKey(String other) {
    return new Event(entity, millis, other, fields);
  }
}
