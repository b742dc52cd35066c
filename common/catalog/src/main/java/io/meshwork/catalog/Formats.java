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
    return Map.ofEntries(
        Map.entry("count", new Format(number -> Numbers.count(whole(number)))),
        Map.entry("decimal", new Format(value -> Numbers.value(real(value)))),
        Map.entry("score", new Format(share -> Numbers.percent(real(share)))),
        Map.entry("scoreWidth", new Format(share -> Numbers.width(real(share)))),
        Map.entry("duration", new Format(Formats::duration)),
        Map.entry("utc", new Format(instant -> Times.utc((Instant) instant))),
        Map.entry("minute", new Format(instant -> Times.minute((Instant) instant))),
        Map.entry("day", new Format(instant -> Times.day((Instant) instant))),
        Map.entry("word", new Format(constant -> word((Enum<?>) constant))),
        Map.entry("plural", new Format(number -> whole(number) == 1 ? "" : "s")),
        Map.entry("percent", new Ratio(Numbers::percent)),
        Map.entry("width", new Ratio(Numbers::width)),
        Map.entry("each", new Format(List::of, List.of())));
  }

  static Optional<?> optional(Object value) {
    return value instanceof Optional<?> optional ? optional : Optional.ofNullable(value);
  }

  static long whole(Object number) {
    return ((Number) number).longValue();
  }

  private static double real(Object number) {
    return ((Number) number).doubleValue();
  }

  private static String duration(Object value) {
    return Times.duration(
        value instanceof Duration duration ? duration : Duration.ofMillis(whole(value)));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
