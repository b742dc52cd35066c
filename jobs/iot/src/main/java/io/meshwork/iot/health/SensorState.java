package io.meshwork.iot.health;

import io.meshwork.runtime.Category;
import io.meshwork.runtime.MeshException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * What is known of a sensor after some of its readings. Changes with each; {@link #bytes} keeps it.
 *
 * <p>It depends on the readings up to then in event order, on their expected interval, and on
 * nothing else: going on from kept bytes ends in the same state, to the last bit, as judging all
 * readings in one go. So a late reading makes the kept states of its day and of every later day
 * stale, and no earlier one: take the state at the end of the day before, and judge all readings
 * since.
 */
final class SensorState {
  private static final int VERSION = 1;

  private final AnomalyDetector detector;
  private final Stillness stillness;
  private final DailyLevels levels;
  private boolean heard;
  private long firstMicros;
  private long lastMicros;
  private boolean stuck;

  private SensorState(AnomalyDetector detector, Stillness stillness, DailyLevels levels) {
    this.detector = detector;
    this.stillness = stillness;
    this.levels = levels;
  }

  /** Of a sensor that was never heard of. */
  static SensorState start() {
    return new SensorState(AnomalyDetector.start(), new Stillness(), DailyLevels.start());
  }

  /**
   * A state that was kept.
   *
   * @throws MeshException DEFECT if another version of this class has written it
   */
  static SensorState of(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int version = in.readUnsignedByte();
      if (version != VERSION) {
        throw new MeshException(
            Category.DEFECT,
            "The kept state of a sensor has version %d; this job reads version %d. Judge the sensor from its first reading on."
                .formatted(version, VERSION));
      }
      return read(in);
    } catch (IOException e) {
      throw new MeshException(
          Category.DEFECT,
          "The kept state of a sensor ends early. Judge the sensor from its first reading on.",
          e);
    }
  }

  private static SensorState read(DataInputStream in) throws IOException {
    SensorState state =
        new SensorState(AnomalyDetector.read(in), Stillness.read(in), DailyLevels.read(in));
    state.heard = in.readBoolean();
    state.firstMicros = in.readLong();
    state.lastMicros = in.readLong();
    state.stuck = in.readBoolean();
    return state;
  }

  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      detector.write(out);
      stillness.write(out);
      levels.write(out);
      out.writeBoolean(heard);
      out.writeLong(firstMicros);
      out.writeLong(lastMicros);
      out.writeBoolean(stuck);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * Takes a reading in. One without a usable value is a sign of life and nothing else.
   *
   * @throws IllegalArgumentException if it is older than the one before
   */
  Judgement judge(Reading reading, Heartbeat heartbeat) {
    if (heard && reading.micros() < lastMicros) {
      throw new IllegalArgumentException(
          "A reading is older than its sensor's state. Hand the readings over by event_time, and a state that ends before them.");
    }
    List<Anomaly> anomalies = new ArrayList<>();
    long down = heard ? heartbeat.downMicros(lastMicros, reading.micros()) : 0;
    if (down > 0) {
      anomalies.add(Anomaly.since(reading.micros() - down, Kind.DOWNTIME, reading));
    }
    firstMicros = heard ? firstMicros : reading.micros();
    heard = true;
    lastMicros = reading.micros();
    double score = reading.isUsable() ? judgedValue(reading, down > 0, anomalies) : 0;
    return new Judgement(score, down, List.copyOf(anomalies));
  }

  private double judgedValue(Reading reading, boolean afterGap, List<Anomaly> anomalies) {
    AnomalyDetector.Scored scored = detector.score(reading, afterGap);
    scored.anomaly().ifPresent(anomalies::add);
    boolean wasStuck = stuck;
    stuck = stillness.accept(reading);
    if (stuck && !wasStuck) {
      anomalies.add(Anomaly.since(stillness.sinceMicros(), Kind.STUCK, reading));
    }
    if (levels.accept(reading)) {
      anomalies.add(Anomaly.since(levels.driftMicros(), Kind.DRIFT, reading));
    }
    return scored.score();
  }

  /** The day of the first reading, if there is one. */
  OptionalLong firstDay() {
    return heard ? OptionalLong.of(Day.of(firstMicros)) : OptionalLong.empty();
  }

  /** The day of the last reading, if there is one. */
  OptionalLong lastDay() {
    return heard ? OptionalLong.of(Day.of(lastMicros)) : OptionalLong.empty();
  }

  boolean isStuck() {
    return stuck;
  }

  /** The first reading with the latest value. */
  long unchangedSinceMicros() {
    return stillness.sinceMicros();
  }

  /** How many readings in a row have the latest value. */
  long unchanged() {
    return stillness.run();
  }

  Drift drift() {
    return levels.drift();
  }

  /** When the day began whose mean has shown the last drift. */
  long driftMicros() {
    return levels.driftMicros();
  }
}
