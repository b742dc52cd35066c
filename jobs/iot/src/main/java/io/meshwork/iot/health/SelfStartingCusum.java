package io.meshwork.iot.health;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A two-sided cumulative sum control chart (Page 1954) that needs no known mean: the self-starting
 * chart of Hawkins 1987, "Self-starting CUSUM charts for location and scale", with reference value
 * 0.5 and decision interval 5 (one false alarm in 465 numbers). Student's t is made normal by
 * Wallace's approximation (1959). A number counts as 2 standard deviations at the most
 * (winsorising, Hawkins 1993), so that four in a row are needed: a single bad one is no drift.
 *
 * <p>After a drift it learns the new level from {@value #LEARNING} numbers, and tells of the drift
 * until it has.
 */
final class SelfStartingCusum {
  static final int LEARNING = 7;

  private static final double REFERENCE = 0.5;
  private static final double DECISION = 5;
  private static final double GREATEST = 2;

  private int count;
  private double mean;
  private double squares;
  private double up;
  private double down;
  private Drift drift = Drift.NONE;

  static SelfStartingCusum read(DataInput in) throws IOException {
    SelfStartingCusum cusum = new SelfStartingCusum();
    cusum.count = in.readInt();
    cusum.mean = in.readDouble();
    cusum.squares = in.readDouble();
    cusum.up = in.readDouble();
    cusum.down = in.readDouble();
    cusum.drift = Drift.of(in.readByte());
    return cusum;
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(count);
    State.write(out, mean, squares, up, down);
    out.writeByte(drift.sign());
  }

  Drift drift() {
    return drift;
  }

  /** Takes a number in; says whether a drift is found with it. */
  boolean accept(double number) {
    if (count >= LEARNING) {
      drift = Drift.NONE;
      double normal = Math.max(-GREATEST, Math.min(GREATEST, normal(number)));
      up = Math.max(0, up + normal - REFERENCE);
      down = Math.max(0, down - normal - REFERENCE);
    }
    if (up > DECISION || down > DECISION) {
      restart(up > DECISION ? Drift.UP : Drift.DOWN);
      return true;
    }
    learn(number);
    return false;
  }

  private void restart(Drift found) {
    drift = found;
    count = 0;
    mean = 0;
    squares = 0;
    up = 0;
    down = 0;
  }

  private void learn(double number) {
    count++;
    double step = number - mean;
    mean += step / count;
    squares += step * (number - mean);
  }

  /** The number among those before it, as a standard normal. */
  double normal(double number) {
    double step = number - mean;
    int freedom = count - 1;
    double error = Math.sqrt(squares / freedom * (count + 1) / count);
    if (error == 0) {
      return step == 0 ? 0 : Math.copySign(GREATEST, step);
    }
    double t = step / error;
    double size = Math.sqrt(freedom * StrictMath.log1p(t * t / freedom));
    return Math.copySign(size * (8 * freedom + 1) / (8 * freedom + 3), t);
  }
}
