package io.meshwork.runtime.decode;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * Reads instants in ISO 8601. The one form that nearly all producers write, {@code
 * 2026-03-01T12:34:56.789Z}, is read digit by digit; {@link OffsetDateTime} reads all others, and
 * gives the same for this one.
 */
final class Timestamps {
  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final int NANOS_PER_MICRO = 1_000;
  private static final int SECONDS_PER_DAY = 86_400;
  private static final int SECONDS_PER_HOUR = 3_600;
  private static final int SECONDS_PER_MINUTE = 60;
  private static final int HOURS = 24;
  private static final int SIXTY = 60;

  /** {@code 2026-03-01T12:34:56}. */
  private static final int WHOLE = 19;

  private static final int MICRO_DIGITS = 6;
  private static final int MOST_DIGITS = 9;
  private static final String PATTERN = "0000-00-00T00:00:00";

  private Timestamps() {}

  /**
   * Microseconds since 1970; finer digits are cut.
   *
   * @throws Mismatch if it is no time with a zone or an offset
   */
  static long micros(char[] text, int from, int length) throws Mismatch {
    return isUsual(text, from, length) ? usual(text, from, length) : any(text, from, length);
  }

  /** Whether it has digits where they belong, then perhaps a fraction, then a Z. */
  private static boolean isUsual(char[] text, int from, int length) {
    int fraction = length - WHOLE - 2;
    if (length != WHOLE + 1 && (fraction < 1 || fraction > MOST_DIGITS)
        || text[from + length - 1] != 'Z') {
      return false;
    }
    for (int i = 0; i < WHOLE; i++) {
      char wanted = PATTERN.charAt(i);
      char found = text[from + i];
      if (wanted == '0' ? !isDigit(found) : found != wanted) {
        return false;
      }
    }
    if (length > WHOLE + 1 && text[from + WHOLE] != '.') {
      return false;
    }
    for (int i = WHOLE + 1; i < length - 1; i++) {
      if (!isDigit(text[from + i])) {
        return false;
      }
    }
    return true;
  }

  private static long usual(char[] text, int from, int length) throws Mismatch {
    int hour = number(text, from + 11, 2);
    int minute = number(text, from + 14, 2);
    int second = number(text, from + 17, 2);
    if (hour >= HOURS || minute >= SIXTY || second >= SIXTY) {
      throw Mismatch.INSTANCE;
    }
    long days = days(number(text, from, 4), number(text, from + 5, 2), number(text, from + 8, 2));
    int ofDay = hour * SECONDS_PER_HOUR + minute * SECONDS_PER_MINUTE + second;
    int digits = Math.max(0, Math.min(MICRO_DIGITS, length - WHOLE - 2));
    long micros = number(text, from + WHOLE + 1, digits);
    for (int i = digits; i < MICRO_DIGITS; i++) {
      micros *= 10;
    }
    return (days * SECONDS_PER_DAY + ofDay) * MICROS_PER_SECOND + micros;
  }

  private static long days(int year, int month, int day) throws Mismatch {
    try {
      return LocalDate.of(year, month, day).toEpochDay();
    } catch (DateTimeException e) {
      throw Mismatch.INSTANCE;
    }
  }

  private static int number(char[] text, int from, int digits) {
    int number = 0;
    for (int i = from; i < from + digits; i++) {
      number = number * 10 + (text[i] - '0');
    }
    return number;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static long any(char[] text, int from, int length) throws Mismatch {
    try {
      OffsetDateTime time = OffsetDateTime.parse(new String(text, from, length));
      return Math.addExact(
          Math.multiplyExact(time.toEpochSecond(), MICROS_PER_SECOND),
          time.getNano() / NANOS_PER_MICRO);
    } catch (DateTimeException | ArithmeticException e) {
      throw Mismatch.INSTANCE;
    }
  }
}
