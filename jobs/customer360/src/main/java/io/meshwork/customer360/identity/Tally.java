package io.meshwork.customer360.identity;

import java.util.Arrays;

/** Sums up expected matches, and makes shares of them: the M step. */
final class Tally {
  /**
   * What is expected weighs as much as that many pairs: more where it is counted from random ones.
   */
  private static final double PRIOR_MATCHES = 20;

  private static final double PRIOR_CHANCE = 1000;

  /** What no number of random pairs can show to be rarer. */
  private static final double LEAST = 1e-6;

  private final Weights expected = Weights.expected();
  private final double[][] match = times(expected.match(), PRIOR_MATCHES);
  private final double[][] chance = times(expected.chance(), PRIOR_CHANCE);
  private final long[] informing = new long[Comparison.values().length];
  private final double[] matches = new double[Cell.CANDIDATES + 1];
  private final double[] pairs = new double[Cell.CANDIDATES + 1];

  /** Adds a cell whose pairs are matches with that probability. */
  void add(Cell cell, double probability) {
    matches[cell.group()] += probability * cell.pairs();
    pairs[cell.group()] += cell.pairs();
    if (cell.group() <= Sampling.KEY) {
      count(cell);
    }
    if (cell.group() < Sampling.KEY) {
      add(match, cell, probability * cell.pairs());
    } else if (cell.group() == Sampling.KEY) {
      add(chance, cell, (1 - probability) * cell.pairs());
    }
  }

  /**
   * Of the pairs of a group, how many are matches; as if two more had been seen, one of them a
   * match.
   */
  double share(int group) {
    return (matches[group] + 1) / (pairs[group] + 2);
  }

  /** Nearly all matches are candidates; so those of all pairs of so many records are. */
  Weights weights(long records) {
    double all = 0.5 * records * (records - 1.0);
    double prior = (matches[Cell.CANDIDATES] + 1) / (all + 1 / expected.prior());
    return new Weights(shares(match), shares(chance), prior, informing);
  }

  private void count(Cell cell) {
    for (Comparison comparison : Comparison.values()) {
      informing[comparison.ordinal()] += cell.informs(comparison) ? cell.pairs() : 0;
    }
  }

  private static void add(double[][] sums, Cell cell, double pairs) {
    for (Comparison comparison : Comparison.values()) {
      if (cell.informs(comparison)) {
        sums[comparison.ordinal()][Pattern.level(cell.pattern(), comparison) - 1] += pairs;
      }
    }
  }

  private static double[][] shares(double[][] sums) {
    return Arrays.stream(sums)
        .map(levels -> times(levels, 1 / Arrays.stream(levels).sum()))
        .map(levels -> Arrays.stream(levels).map(share -> Math.max(share, LEAST)).toArray())
        .toArray(double[][]::new);
  }

  private static double[][] times(double[][] all, double factor) {
    return Arrays.stream(all).map(levels -> times(levels, factor)).toArray(double[][]::new);
  }

  private static double[] times(double[] levels, double factor) {
    return Arrays.stream(levels).map(value -> value * factor).toArray();
  }
}
