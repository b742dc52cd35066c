package io.meshwork.iot.health;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Finds a slow change of a sensor's level: the means of its UTC days, which have no daily cycle, go
 * through a {@link SelfStartingCusum}. A day counts if its readings span 18 hours. It is judged by
 * the first reading of a later day.
 */
final class DailyLevels {
  private static final long SPAN_MICROS = 18 * 3_600_000_000L;

  private final SelfStartingCusum cusum;
  private long count;
  private double sum;
  private long firstMicros;
  private long lastMicros;
  private long driftMicros;

  private DailyLevels(SelfStartingCusum cusum) {
    this.cusum = cusum;
  }

  static DailyLevels start() {
    return new DailyLevels(new SelfStartingCusum());
  }

  static DailyLevels read(DataInput in) throws IOException {
    DailyLevels levels = new DailyLevels(SelfStartingCusum.read(in));
    levels.count = in.readLong();
    levels.sum = in.readDouble();
    levels.firstMicros = in.readLong();
    levels.lastMicros = in.readLong();
    levels.driftMicros = in.readLong();
    return levels;
  }

  void write(DataOutput out) throws IOException {
    cusum.write(out);
    out.writeLong(count);
    out.writeDouble(sum);
    out.writeLong(firstMicros);
    out.writeLong(lastMicros);
    out.writeLong(driftMicros);
  }

  Drift drift() {
    return cusum.drift();
  }

  /** When the day began whose mean has shown the last drift. */
  long driftMicros() {
    return driftMicros;
  }

  /** Takes a usable reading in; says whether the day that ends with it has shown a drift. */
  boolean accept(Reading reading) {
    boolean isNewDay = count > 0 && Day.of(reading.micros()) != Day.of(firstMicros);
    boolean found = isNewDay && judged();
    if (isNewDay || count == 0) {
      count = 0;
      sum = 0;
      firstMicros = reading.micros();
    }
    count++;
    sum += reading.value();
    lastMicros = reading.micros();
    return found;
  }

  private boolean judged() {
    boolean found = lastMicros - firstMicros >= SPAN_MICROS && cusum.accept(sum / count);
    if (found) {
      driftMicros = Day.startMicros(Day.of(firstMicros));
    }
    return found;
  }
}
