package io.meshwork.iot.health;

import java.util.Locale;

/** What an anomaly is about. */
enum Kind {
  /** The value lies outside of all that the sensor has shown. */
  LEVEL,
  /** The value was forecast worse than any before it. */
  FORECAST,
  /** The value no longer changes. */
  STUCK,
  /** The level has been moving for days. */
  DRIFT,
  /** Nothing was heard of the sensor for too long. */
  DOWNTIME;

  /** Its name in tables. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
