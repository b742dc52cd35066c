package io.meshwork.catalog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a key that a run's file leaves out, or sets to null, stands for. Orders are kept. */
final class Absent {
  private Absent() {}

  static <T> List<T> list(List<T> values) {
    return values == null ? List.of() : List.copyOf(values);
  }

  static Map<String, Long> map(Map<String, Long> values) {
    return values == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  static String text(String value) {
    return value == null ? "" : value;
  }

  static <T> Optional<T> value(Optional<T> value) {
    return value == null ? Optional.empty() : value;
  }
}
