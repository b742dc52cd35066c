package io.meshwork.cli.replay;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the dates and times of a file: ISO, with a blank or a T between day and time, unless a
 * pattern of {@link DateTimeFormatter} is given.
 *
 * @param zone what a time without a zone is in
 * @param pattern how the file writes them, if not as ISO
 */
record Times(ZoneId zone, Optional<DateTimeFormatter> pattern) {
  private static final Pattern YEAR_OR_QUOTED = Pattern.compile("'[^']*'|y+|u+");

  /** Of POSIX's {@code strptime}: 69 to 99 are years of the last century, 00 to 68 of this one. */
  private static final int FIRST_OF_TWO_DIGITS = 1969;

  /**
   * Reads in this zone, by this pattern.
   *
   * @throws IllegalArgumentException if the pattern isn't one
   */
  static Times of(ZoneId zone, Optional<String> pattern) {
    return new Times(zone, pattern.map(Times::formatter));
  }

  private static DateTimeFormatter formatter(String pattern) {
    DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder();
    int from = 0;
    Matcher part = YEAR_OR_QUOTED.matcher(pattern);
    while (part.find()) {
      if (part.group().matches("yy|uu")) {
        builder.appendPattern(pattern.substring(from, part.start()));
        builder.appendValueReduced(ChronoField.YEAR, 2, 2, FIRST_OF_TWO_DIGITS);
        from = part.end();
      }
    }
    return builder.appendPattern(pattern.substring(from)).toFormatter(Locale.ENGLISH);
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
