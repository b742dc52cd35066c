package io.meshwork.iot.health;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Forecasts one reading from the one before: what is usual at its hour, and of the last deviation
 * from that the part that usually stays. That is an autoregression of order one around a daily
 * profile, its coefficient by Yule and Walker (Box and Jenkins 1976, 3.2) over sums that forget
 * exponentially, in a week of five-minute readings.
 */
final class Forecast {
  private static final double KEPT = 1 - 1.0 / (7 * 24 * 12);

  private final DailyProfile profile;
  private double deviation;
  private double covariance;
  private double variance;

  private Forecast(DailyProfile profile) {
    this.profile = profile;
  }

  static Forecast start() {
    return new Forecast(new DailyProfile());
  }

  static Forecast read(DataInput in) throws IOException {
    Forecast forecast = new Forecast(DailyProfile.read(in));
    forecast.deviation = in.readDouble();
    forecast.covariance = in.readDouble();
    forecast.variance = in.readDouble();
    return forecast;
  }

  void write(DataOutput out) throws IOException {
    profile.write(out);
    State.write(out, deviation, covariance, variance);
  }

  /** A reading minus its forecast. Takes the reading in. */
  double error(Reading reading) {
    double before = deviation;
    double coefficient = variance > 0 ? Math.max(-1, Math.min(1, covariance / variance)) : 0;
    deviation = profile.deviation(reading);
    covariance = KEPT * covariance + deviation * before;
    variance = KEPT * variance + before * before;
    return deviation - coefficient * before;
  }

  /** Takes a reading in that the one before says nothing of. */
  void skip(Reading reading) {
    deviation = profile.deviation(reading);
  }
}
