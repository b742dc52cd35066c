package io.meshwork.iot.health;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Optional;

/**
 * Scores each reading by how far its value, or the error of its forecast, lies outside of all that
 * the sensor has shown: {@code score = 1 - m / (m + e)}, where e is the excess as a part of the
 * envelope's width, and m = 0.05, the tolerance of the spatial anomalies in the detector of Ahmad,
 * Lavin, Purdy and Agha 2017 (published with the Numenta Anomaly Benchmark). So the threshold of
 * 0.5 is an excess of that tolerance.
 *
 * <p>It learns from the first 288 readings, and for two days at least, since a day must have been
 * seen once to be forecast. An anomaly is told once: for the 120 readings after it no other is, as
 * with KNN-CAD (Burnaev and Ishimtsev 2016: a fifth of the learning period).
 */
final class AnomalyDetector {
  /** A score above it is anomalous; the same for all sensors. */
  static final double THRESHOLD = 0.5;

  static final int LEARNING_READINGS = 288;

  private static final double TOLERANCE = 0.05;
  private static final long LEARNING_MICROS = 2 * 86_400_000_000L;
  private static final int QUIET_READINGS = 120;

  private final Envelope levels;
  private final Envelope errors;
  private final Forecast forecast;
  private long count;
  private long firstMicros;
  private int quiet;

  private AnomalyDetector(Envelope levels, Envelope errors, Forecast forecast) {
    this.levels = levels;
    this.errors = errors;
    this.forecast = forecast;
  }

  static AnomalyDetector start() {
    return new AnomalyDetector(new Envelope(), new Envelope(), Forecast.start());
  }

  static AnomalyDetector read(DataInput in) throws IOException {
    AnomalyDetector detector =
        new AnomalyDetector(Envelope.read(in), Envelope.read(in), Forecast.read(in));
    detector.count = in.readLong();
    detector.firstMicros = in.readLong();
    detector.quiet = in.readUnsignedByte();
    return detector;
  }

  void write(DataOutput out) throws IOException {
    levels.write(out);
    errors.write(out);
    forecast.write(out);
    out.writeLong(count);
    out.writeLong(firstMicros);
    out.writeByte(quiet);
  }

  /**
   * Takes a reading in.
   *
   * @param reading a usable one
   * @param afterGap whether readings are missing before it: a forecast across a gap says nothing
   */
  Scored score(Reading reading, boolean afterGap) {
    double level = levels.excess(reading.value());
    double error =
        afterGap || count == 0 ? skipped(reading) : errors.excess(forecast.error(reading));
    if (count == 0) {
      firstMicros = reading.micros();
    }
    boolean learns = count < LEARNING_READINGS || reading.micros() - firstMicros < LEARNING_MICROS;
    count++;
    double score = learns ? 0 : 1 - TOLERANCE / (TOLERANCE + Math.max(level, error));
    return new Scored(score, told(score, level > TOLERANCE ? Kind.LEVEL : Kind.FORECAST, reading));
  }

  private double skipped(Reading reading) {
    forecast.skip(reading);
    return 0;
  }

  private Optional<Anomaly> told(double score, Kind kind, Reading reading) {
    if (quiet > 0) {
      quiet--;
      return Optional.empty();
    }
    if (score <= THRESHOLD) {
      return Optional.empty();
    }
    quiet = QUIET_READINGS;
    return Optional.of(Anomaly.scored(kind, reading, score));
  }

  /** A reading's score, and the anomaly that it begins, if any. */
  record Scored(double score, Optional<Anomaly> anomaly) {}
}
