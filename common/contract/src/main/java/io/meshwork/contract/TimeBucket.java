package io.meshwork.contract;

/**
 * A column computed from a timestamp, in UTC, to keep partitions small.
 *
 * @param of the timestamp field
 * @param unit what it is cut down to
 */
public record TimeBucket(String of, Unit unit) {

  /** HOUR is a timestamp cut to its hour, DAY a date, MONTH and YEAR the date of its first day. */
  public enum Unit {
    HOUR,
    DAY,
    MONTH,
    YEAR
  }
}
