package io.meshwork.iot.health;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Sums the readings of a sensor's day up while its state goes on. */
final class HealthDay {
  private static final double MICROS_PER_SECOND = 1e6;

  private final String device;
  private final String sensor;
  private final long day;
  private final OptionalLong previousDay;
  private final List<Row> anomalies = new ArrayList<>();
  private long readings;
  private long unusable;
  private long downtimes;
  private long downMicros;
  private long longestMicros;
  private double greatestScore;
  private double score;
  private Reading last;

  /**
   * @param previousDay the last one before it that has readings
   */
  HealthDay(String device, String sensor, long day, OptionalLong previousDay) {
    this.device = device;
    this.sensor = sensor;
    this.day = day;
    this.previousDay = previousDay;
  }

  boolean holds(Reading reading) {
    return Day.of(reading.micros()) == day;
  }

  void add(Reading reading, Judgement judgement) {
    readings++;
    last = reading;
    score = judgement.score();
    greatestScore = Math.max(greatestScore, score);
    if (!reading.isUsable()) {
      unusable++;
    }
    if (judgement.downMicros() > 0) {
      downtimes++;
      downMicros += judgement.downMicros();
      longestMicros = Math.max(longestMicros, judgement.downMicros());
    }
    judgement.anomalies().forEach(anomaly -> anomalies.add(row(anomaly)));
  }

  private static Row row(Anomaly anomaly) {
    return RowFactory.create(
        anomaly.reading().micros(),
        anomaly.kind().text(),
        numberOrNull(anomaly.reading().value()),
        numberOrNull(anomaly.score()),
        anomaly.sinceMicros());
  }

  /**
   * The columns of {@link DayColumns#MICROS}.
   *
   * @param isLast whether the sensor has no later day
   */
  Row row(Heartbeat heartbeat, SensorState state, boolean isLast) {
    String period = Period.of(day);
    return RowFactory.create(
        isLast ? new String[] {period, Period.LATEST} : new String[] {period},
        state.bytes(),
        anomalies.toArray(Row[]::new),
        device,
        sensor,
        day,
        numberOrNull(state.firstDay()),
        numberOrNull(previousDay),
        heartbeat.seconds(),
        last.micros(),
        numberOrNull(last.value()),
        numberOrNull(heartbeat.overdueMicros(last.micros())),
        readings,
        unusable,
        downtimes,
        downMicros / MICROS_PER_SECOND,
        longestMicros / MICROS_PER_SECOND,
        score,
        greatestScore,
        state.isStuck(),
        state.unchanged(),
        state.unchanged() == 0 ? null : state.unchangedSinceMicros(),
        state.drift().text(),
        state.drift() == Drift.NONE ? null : state.driftMicros());
  }

  private static Double numberOrNull(double number) {
    return Double.isFinite(number) ? number : null;
  }

  private static Long numberOrNull(OptionalLong number) {
    return number.isPresent() ? number.getAsLong() : null;
  }
}
