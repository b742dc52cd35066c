package io.meshwork.iot.health;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The least and the greatest of a sequence over the last 7,000 to 8,000 numbers (the window of
 * Lavin and Ahmad 2015), without the latest 52.
 *
 * <p>Of n exchangeable numbers the next is the greatest with probability 1 / (n + 1), whatever
 * their distribution (Rényi 1962, "Théorie des éléments saillants d'une suite d'observations"; the
 * same as the smallest p-value of a conformal detector, Laxhammar and Falkman 2011). So what lies
 * outside is rare for every sensor alike, without a threshold of its own. The latest numbers are
 * left out because a slow fall would else widen the envelope just before it leaves it; 52 is the
 * window of the relative-entropy detector of Wang et al. 2011.
 */
final class Envelope {
  private static final int RECENT = 52;
  private static final int BLOCK = 1000;
  private static final int BLOCKS = 8;

  /** What is less than this part of the numbers themselves is rounding. */
  private static final double ROUNDING = 1e-6;

  private final double[] recent = new double[RECENT];
  private final double[] low = new double[BLOCKS];
  private final double[] high = new double[BLOCKS];
  private long count;

  Envelope() {
    Arrays.fill(low, Double.POSITIVE_INFINITY);
    Arrays.fill(high, Double.NEGATIVE_INFINITY);
  }

  static Envelope read(DataInput in) throws IOException {
    Envelope envelope = new Envelope();
    envelope.count = in.readLong();
    State.read(in, envelope.recent);
    State.read(in, envelope.low);
    State.read(in, envelope.high);
    return envelope;
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(count);
    State.write(out, recent);
    State.write(out, low);
    State.write(out, high);
  }

  /**
   * Takes a number in and says how far outside it lies, as a part of the envelope's width: 0
   * within, infinite if the width is zero and the numbers are.
   */
  double excess(double number) {
    int slot = (int) (count % RECENT);
    if (count >= RECENT) {
      widen(recent[slot], count - RECENT);
    }
    double excess = outside(number);
    recent[slot] = number;
    count++;
    return excess;
  }

  private void widen(double number, long position) {
    int block = (int) (position / BLOCK % BLOCKS);
    boolean isNew = position % BLOCK == 0;
    low[block] = isNew ? number : Math.min(low[block], number);
    high[block] = isNew ? number : Math.max(high[block], number);
  }

  private double outside(double number) {
    double least = low[0];
    double greatest = high[0];
    for (int i = 1; i < BLOCKS; i++) {
      least = Math.min(least, low[i]);
      greatest = Math.max(greatest, high[i]);
    }
    double beyond = Math.max(number - greatest, least - number);
    if (beyond <= 0 || least > greatest) {
      return 0;
    }
    double rounding = ROUNDING * Math.max(Math.abs(least), Math.abs(greatest));
    return beyond / Math.max(greatest - least, rounding);
  }
}
