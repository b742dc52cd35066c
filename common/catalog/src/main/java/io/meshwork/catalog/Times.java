package io.meshwork.catalog;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Instants in UTC, and durations in the two largest units that matter. */
final class Times {
  private static final DateTimeFormatter INSTANT = formatter("d MMM uuuu, HH:mm:ss 'UTC'");
  private static final DateTimeFormatter MINUTE = formatter("d MMM uuuu, HH:mm");
  private static final DateTimeFormatter DAY = formatter("d MMM uuuu");

  private Times() {}

  static String utc(Instant instant) {
    return INSTANT.format(instant);
  }

  static String minute(Instant instant) {
    return MINUTE.format(instant);
  }

  static String day(Instant instant) {
    return DAY.format(instant);
  }

  /** 850 ms, 21.3 s, 2 min 5 s, 1 h 2 min, 3 d 4 h. */
  static String duration(Duration duration) {
    long millis = duration.toMillis();
    if (millis < 1_000) {
      return millis + " ms";
    }
    if (millis < 59_950) {
      return String.format(Locale.ROOT, "%.1f s", millis / 1_000.0);
    }
    long seconds = Math.round(millis / 1_000.0);
    if (seconds < 3_600) {
      return two(seconds, 60, "min", "s");
    }
    if (seconds < 86_400) {
      return two(seconds / 60, 60, "h", "min");
    }
    return two(seconds / 3_600, 24, "d", "h");
  }

  private static String two(long amount, long base, String large, String small) {
    String rest = amount % base == 0 ? "" : " " + amount % base + " " + small;
    return Numbers.count(amount / base) + " " + large + rest;
  }

  private static DateTimeFormatter formatter(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
  }
}
