package io.meshwork.sandbox.generator;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A source for each value of a field that comes before.
 *
 * @param otherwise the source for all other values
 */
record ByField(String on, Map<String, FieldSource> cases, Optional<FieldSource> otherwise)
    implements FieldSource {
  @Override
  public Object value(Moment moment) {
    Object selector = moment.fields().get(on);
    FieldSource source = cases.get(String.valueOf(selector));
    if (source == null) {
      source = otherwise.orElseThrow(() -> noCase(selector));
    }
    return source.value(moment);
  }

  private IllegalArgumentException noCase(Object selector) {
    return new IllegalArgumentException(
        "switch on %s has no case for %s, and no otherwise; it has: %s."
            .formatted(on, selector, String.join(", ", cases.keySet())));
  }

  @Override
  public Set<String> madeOf() {
    Set<String> fields = new HashSet<>(Set.of(on));
    cases.values().forEach(source -> fields.addAll(source.madeOf()));
    otherwise.ifPresent(source -> fields.addAll(source.madeOf()));
    return fields;
  }
}
