package io.meshwork.iot.health;

/** UTC days, counted from 1970. */
final class Day {
  private static final long MICROS = 86_400_000_000L;

  private Day() {}

  static long of(long micros) {
    return Math.floorDiv(micros, MICROS);
  }

  static long startMicros(long day) {
    return day * MICROS;
  }
}
