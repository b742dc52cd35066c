package io.meshwork.cli.replay;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads the dates and times of a file: ISO, with a blank or a T between day and time, unless a
 * pattern of {@link DateTimeFormatter} is given.
 *
 * @param zone what a time without a zone is in
 * @param pattern how the file writes them, if not as ISO
 */
record Times(ZoneId zone, Optional<DateTimeFormatter> pattern) {

  /**
   * Reads in this zone, by this pattern.
   *
   * @throws IllegalArgumentException if the pattern isn't one
   */
  static Times of(ZoneId zone, Optional<String> pattern) {
    return new Times(zone, pattern.map(p -> DateTimeFormatter.ofPattern(p, Locale.ENGLISH)));
  }

  /**
   * A moment; a day alone means its first moment.
   *
   * @throws IllegalArgumentException if the text isn't one
   */
  Instant instant(String text) {
    TemporalAccessor read = parse(text);
    if (read instanceof ZonedDateTime zoned) {
      return zoned.toInstant();
    }
    if (read instanceof LocalDateTime local) {
      return local.atZone(zone).toInstant();
    }
    return ((LocalDate) read).atStartOfDay(zone).toInstant();
  }

  /**
   * A day.
   *
   * @throws IllegalArgumentException if the text isn't one
   */
  LocalDate date(String text) {
    TemporalAccessor read = parse(text);
    return read instanceof LocalDate day ? day : LocalDate.from(read);
  }

  private TemporalAccessor parse(String text) {
    try {
      if (pattern.isPresent()) {
        return pattern
            .get()
            .parseBest(text, ZonedDateTime::from, LocalDateTime::from, LocalDate::from);
      }
      return text.length() <= "2026-01-31".length()
          ? LocalDate.parse(text)
          : DateTimeFormatter.ISO_DATE_TIME.parseBest(
              text.replaceFirst("^(.{10}) ", "$1T"), ZonedDateTime::from, LocalDateTime::from);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }
}
