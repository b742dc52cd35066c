package io.meshwork.customer360.identity;

import java.io.Serializable;

/**
 * What is known of the levels: the probabilities m and u of Fellegi and Sunter (1969).
 *
 * @param match by comparison and level (from 1): how often two records of one person are at it
 * @param chance the same of two people
 * @param prior the probability that two records drawn at random are of one person
 * @param pairs by comparison: how many pairs said something of it when this was estimated; 0 where
 *     it is what is expected
 */
record Weights(double[][] match, double[][] chance, double prior, long[] pairs)
    implements Serializable {

  /** Before any record is seen. The prior is the default of Splink. */
  static Weights expected() {
    Comparison[] comparisons = Comparison.values();
    double[][] match = new double[comparisons.length][];
    double[][] chance = new double[comparisons.length][];
    for (Comparison comparison : comparisons) {
      int i = comparison.ordinal();
      match[i] = comparison.levels().stream().mapToDouble(Level::match).toArray();
      chance[i] = comparison.levels().stream().mapToDouble(Level::chance).toArray();
    }
    return new Weights(match, chance, 1e-4, new long[comparisons.length]);
  }

  /**
   * With chances no less than expected of what people share who live together: records that hold
   * few families tell nothing of that, and would make one person of father and son.
   */
  Weights withHouseholds() {
    double[][] floored = chance.clone();
    for (Comparison comparison : Comparison.values()) {
      if (comparison.isOfHouseholds()) {
        floored[comparison.ordinal()] = floored(comparison);
      }
    }
    return new Weights(match, floored, prior, pairs);
  }

  /** The last level, at which nothing agrees, has what is left. */
  private double[] floored(Comparison comparison) {
    double[] all = chance[comparison.ordinal()].clone();
    double left = 1;
    for (int i = 0; i < all.length - 1; i++) {
      all[i] = Math.max(all[i], comparison.levels().get(i).chance());
      left -= all[i];
    }
    all[all.length - 1] = left;
    return all;
  }

  double match(Comparison comparison, int level) {
    return match[comparison.ordinal()][level - 1];
  }

  double chance(Comparison comparison, int level) {
    return chance[comparison.ordinal()][level - 1];
  }

  /**
   * The probability that a pair is of one person, by the natural logarithm of what speaks for it.
   */
  static double posterior(double prior, double evidence) {
    return 1 / (1 + (1 - prior) / prior * Math.exp(-evidence));
  }

  /** The weight of a ratio of m to u. */
  static double bits(double ratio) {
    return Math.log(ratio) / Math.log(2);
  }
}
