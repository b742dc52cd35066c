package io.meshwork.catalog;

import io.pebbletemplates.pebble.extension.AbstractExtension;
import io.pebbletemplates.pebble.extension.Filter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How the templates write values; every filter takes an Optional for its value, and writes nothing
 * for an empty one.
 */
final class Formats extends AbstractExtension {

  @Override
  public Map<String, Filter> getFilters() {
    return Map.of(
        "count", new Format(number -> Numbers.count(whole(number))),
        "decimal", new Format(value -> Numbers.value(((Number) value).doubleValue())),
        "duration", new Format(Formats::duration),
        "utc", new Format(instant -> Times.utc((Instant) instant)),
        "day", new Format(instant -> Times.day((Instant) instant)),
        "word", new Format(constant -> word((Enum<?>) constant)),
        "plural", new Format(number -> whole(number) == 1 ? "" : "s"),
        "percent", new Ratio(Numbers::percent),
        "width", new Ratio(Numbers::width),
        "each", new Format(List::of, List.of()));
  }

  static Optional<?> optional(Object value) {
    return value instanceof Optional<?> optional ? optional : Optional.ofNullable(value);
  }

  static long whole(Object number) {
    return ((Number) number).longValue();
  }

  private static String duration(Object value) {
    return Times.duration(
        value instanceof Duration duration ? duration : Duration.ofMillis(whole(value)));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
