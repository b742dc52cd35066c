package io.meshwork.iot.health;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Whether a sensor is stuck: its value hasn't changed for an hour and 12 readings at least (the
 * persistence test of the WMO's guidelines on quality control for automatic weather stations,
 * Zahumenský 2004), nor for twice as long as it ever rested before. Values come in a sensor's own
 * resolution, so every difference is a change.
 *
 * <p>What is usual is learnt from {@link AnomalyDetector#LEARNING_READINGS} readings; a sensor that
 * never changed has shown no usual rest. A stretch in which it was stuck at most doubles what
 * counts as usual, so that a long one doesn't hide the next.
 */
final class Stillness {
  private static final int READINGS = 12;
  private static final long MICROS = 3_600_000_000L;
  private static final int TIMES_USUAL = 2;

  private double value = Double.NaN;
  private long sinceMicros;
  private long run;
  private long usual;
  private long before;

  static Stillness read(DataInput in) throws IOException {
    Stillness stillness = new Stillness();
    stillness.value = in.readDouble();
    stillness.sinceMicros = in.readLong();
    stillness.run = in.readLong();
    stillness.usual = in.readLong();
    stillness.before = in.readLong();
    return stillness;
  }

  void write(DataOutput out) throws IOException {
    out.writeDouble(value);
    out.writeLong(sinceMicros);
    out.writeLong(run);
    out.writeLong(usual);
    out.writeLong(before);
  }

  /** Takes a usable reading in; says whether the sensor is stuck from then on. */
  boolean accept(Reading reading) {
    if (reading.value() == value) {
      run++;
    } else {
      before += run;
      usual = Math.max(usual, usual == 0 ? run : Math.min(run, TIMES_USUAL * usual));
      value = reading.value();
      sinceMicros = reading.micros();
      run = 1;
    }
    return isStuck(reading.micros());
  }

  boolean isStuck(long nowMicros) {
    return before >= AnomalyDetector.LEARNING_READINGS
        && run >= READINGS
        && run > TIMES_USUAL * usual
        && nowMicros - sinceMicros >= MICROS;
  }

  /** The first reading with the latest value. */
  long sinceMicros() {
    return sinceMicros;
  }

  /** How many readings in a row have the latest value. */
  long run() {
    return run;
  }
}
