package io.meshwork.customer360.identity;

import java.util.Arrays;
import java.util.List;

/**
 * Estimates {@link Weights} by expectation maximisation (Dempster, Laird and Rubin 1977; for record
 * linkage Winkler 1988).
 *
 * <p>The pairs that share a blocking key are one group each: a mixture of matches, whose
 * probabilities m all groups have in common, and others, at a share of the group's own. What the
 * key fixes teaches nothing in its group. The probabilities u come from the random pairs, less the
 * matches among them. A pair of which nothing personal agrees is no match ({@link
 * Pattern#personal}): else the members of households would pass for one person with many names.
 */
final class ExpectationMaximisation {
  private static final int MOST_ROUNDS = 200;
  private static final double SETTLED = 1e-6;

  private final List<Cell> cells;
  private final long records;

  private ExpectationMaximisation(List<Cell> cells, long records) {
    this.cells = cells;
    this.records = records;
  }

  /** Of the histogram of so many records. */
  static Weights fit(List<Cell> histogram, long records) {
    return new ExpectationMaximisation(histogram, records).fit();
  }

  private Weights fit() {
    Weights weights = Weights.expected();
    double[] shares = new double[Cell.CANDIDATES + 1];
    Arrays.fill(shares, 0.5);
    for (int round = 0; round < MOST_ROUNDS; round++) {
      Tally tally = expect(weights, shares);
      Weights next = tally.weights(records);
      Arrays.setAll(shares, tally::share);
      if (distance(weights, next) < SETTLED) {
        return next;
      }
      weights = next;
    }
    return weights;
  }

  private Tally expect(Weights weights, double[] shares) {
    double[][] evidence = evidence(weights);
    Tally tally = new Tally();
    for (Cell cell : cells) {
      double share = cell.group() < Sampling.KEY ? shares[cell.group()] : weights.prior();
      double probability =
          Pattern.personal(cell.pattern()) ? Weights.posterior(share, evidence(cell, evidence)) : 0;
      tally.add(cell, probability);
    }
    return tally;
  }

  private static double evidence(Cell cell, double[][] byLevel) {
    double sum = 0;
    for (Comparison comparison : Comparison.values()) {
      if (cell.informs(comparison)) {
        sum += byLevel[comparison.ordinal()][Pattern.level(cell.pattern(), comparison) - 1];
      }
    }
    return sum;
  }

  private static double[][] evidence(Weights weights) {
    double[][] logarithms = new double[weights.match().length][];
    for (int i = 0; i < logarithms.length; i++) {
      double[] match = weights.match()[i];
      double[] chance = weights.chance()[i];
      logarithms[i] = new double[match.length];
      Arrays.setAll(logarithms[i], level -> Math.log(match[level] / chance[level]));
    }
    return logarithms;
  }

  private static double distance(Weights before, Weights after) {
    return Math.max(
        distance(before.match(), after.match()), distance(before.chance(), after.chance()));
  }

  private static double distance(double[][] before, double[][] after) {
    double most = 0;
    for (int i = 0; i < before.length; i++) {
      for (int level = 0; level < before[i].length; level++) {
        most = Math.max(most, Math.abs(before[i][level] - after[i][level]));
      }
    }
    return most;
  }
}
