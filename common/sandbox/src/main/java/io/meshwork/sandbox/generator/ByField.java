package io.meshwork.sandbox.generator;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** A source for each value of a field that comes before. */
record ByField(String on, Map<String, FieldSource> cases) implements FieldSource {
  @Override
  public Object value(Moment moment) {
    Object selector = moment.fields().get(on);
    FieldSource source = cases.get(String.valueOf(selector));
    if (source == null) {
      throw new IllegalArgumentException(
          "switch on %s has no case for %s; it has: %s."
              .formatted(on, selector, String.join(", ", cases.keySet())));
    }
    return source.value(moment);
  }

  @Override
  public Set<String> madeOf() {
    Set<String> fields = new HashSet<>(Set.of(on));
    cases.values().forEach(source -> fields.addAll(source.madeOf()));
    return fields;
  }
}
