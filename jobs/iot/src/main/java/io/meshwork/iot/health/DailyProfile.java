package io.meshwork.iot.health;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The usual value by hour of the day (UTC): a mean for each hour that forgets exponentially, over a
 * week of five-minute readings. An hour that was never seen has the mean of all readings.
 */
final class DailyProfile {
  private static final int HOURS = 24;
  private static final long MICROS_PER_HOUR = 3_600_000_000L;
  private static final int WEEK = 7 * 12;

  private final double[] means = new double[HOURS];
  private final int[] counts = new int[HOURS];
  private double mean;
  private long count;

  static DailyProfile read(DataInput in) throws IOException {
    DailyProfile profile = new DailyProfile();
    State.read(in, profile.means);
    for (int i = 0; i < HOURS; i++) {
      profile.counts[i] = in.readUnsignedByte();
    }
    profile.mean = in.readDouble();
    profile.count = in.readLong();
    return profile;
  }

  void write(DataOutput out) throws IOException {
    State.write(out, means);
    for (int each : counts) {
      out.writeByte(each);
    }
    out.writeDouble(mean);
    out.writeLong(count);
  }

  /** How far a reading lies above what is usual at its hour; 0 for the first. Takes it in. */
  double deviation(Reading reading) {
    int hour = (int) Math.floorMod(Math.floorDiv(reading.micros(), MICROS_PER_HOUR), (long) HOURS);
    double deviation = count == 0 ? 0 : reading.value() - (counts[hour] > 0 ? means[hour] : mean);
    count++;
    mean += (reading.value() - mean) / count;
    counts[hour] = Math.min(counts[hour] + 1, WEEK);
    means[hour] += (reading.value() - means[hour]) / counts[hour];
    return deviation;
  }
}
