package io.meshwork.runtime.state;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Hours and days of UTC. */
final class Hours {
  private static final Duration HOUR = Duration.ofHours(1);

  private Hours() {}

  /** The beginning of a time's hour. */
  static Instant of(Instant time) {
    return time.truncatedTo(ChronoUnit.HOURS);
  }

  static Instant end(Instant hour) {
    return hour.plus(HOUR);
  }

  static LocalDate day(Instant time) {
    return LocalDate.ofInstant(time, ZoneOffset.UTC);
  }

  static Instant begin(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  static Instant end(LocalDate day) {
    return begin(day.plusDays(1));
  }
}
