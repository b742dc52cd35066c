package io.meshwork.iot.health;

/**
 * Something to look at, told at the reading that shows it.
 *
 * @param reading the reading that shows it
 * @param score in (0.5, 1] for {@link Kind#LEVEL} and {@link Kind#FORECAST}, else NaN
 * @param sinceMicros when it began: the first unchanged reading, the drift's day, the instant from
 *     which a reading was due; otherwise the reading's own time
 */
record Anomaly(Kind kind, Reading reading, double score, long sinceMicros) {
  static Anomaly scored(Kind kind, Reading reading, double score) {
    return new Anomaly(kind, reading, score, reading.micros());
  }

  static Anomaly since(long micros, Kind kind, Reading reading) {
    return new Anomaly(kind, reading, Double.NaN, micros);
  }
}
