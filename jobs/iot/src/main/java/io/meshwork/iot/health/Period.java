package io.meshwork.iot.health;

import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sequence;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.transform;

import java.time.LocalDate;
import org.apache.spark.sql.Column;

/**
 * What a partition tells of a device: how it did on a UTC day, such as {@code 2026-03-05}, or its
 * latest state. So one partition key serves both, and they are computed together.
 */
final class Period {
  static final String NAME = "period";
  static final String LATEST = "latest";

  private Period() {}

  /**
   * @param day counted from 1970
   */
  static String of(long day) {
    return LocalDate.ofEpochDay(day).toString();
  }

  static Column of(Column date) {
    return date.cast("string").as(NAME);
  }

  /** Each day of a span, both ends in it, as rows. */
  static Column each(Column firstDate, Column lastDate) {
    Column days = transform(sequence(firstDate, lastDate), day -> day.cast("string"));
    return explode(days).as(NAME);
  }

  static Column latest() {
    return lit(LATEST).as(NAME);
  }

  /** The date of a period that is a day. */
  static Column day(Column period) {
    return to_date(period).as("day");
  }
}
