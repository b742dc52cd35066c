package io.meshwork.customer360.profile;

import java.io.Serializable;

/**
 * The BG/NBD model: a customer buys at random intervals, and after each purchase may leave for good
 * (Fader, Hardie and Lee, "Counting Your Customers the Easy Way", Marketing Science 24, 2005). Time
 * is in weeks.
 *
 * @param r shape of the gamma distribution of purchase rates
 * @param alpha its scale
 * @param a first parameter of the beta distribution of leaving
 * @param b its second
 */
record PurchaseModel(double r, double alpha, double a, double b) implements Serializable {
  private static final double PRECISE = 1e-13;

  /** The estimates of that paper for an online shop of music, until a shop has its own. */
  static PurchaseModel published() {
    return new PurchaseModel(0.243, 4.414, 0.793, 2.426);
  }

  /** The probability that a customer is still one (Fader, Hardie and Lee 2008, note 21). */
  double alive(History history) {
    return 1 / (1 + odds(history));
  }

  /** The expected number of purchases in the next so many weeks: equation 10 of the paper. */
  double expected(History history, double weeks) {
    double x = history.repeats();
    double since = alpha + history.weeks();
    double c = a + b + x - 1;
    double z = weeks / (since + weeks);
    double shrink = Math.exp((r + x) * Math.log(since / (since + weeks)));
    double served = 1 - shrink * hypergeometric(r + x, b + x, c, z);
    return c / (a - 1) * served / (1 + odds(history));
  }

  /**
   * What speaks for having left, as natural logarithms that add up: how few repeats there were.
   * Speaks against it if below zero.
   */
  double ofRepeats(History history) {
    return Math.log(a / (b + history.repeats() - 1));
  }

  /** The other part: how long the silence is, for one who bought as often. */
  double ofSilence(History history) {
    double silence = Math.log((alpha + history.weeks()) / (alpha + history.last()));
    return (r + history.repeats()) * silence;
  }

  /** Nobody leaves before the first repeat, says the model. */
  private double odds(History history) {
    return history.repeats() == 0 ? 0 : Math.exp(ofRepeats(history) + ofSilence(history));
  }

  /** Gauss's series of 2F1, for z from 0 to below 1. */
  private static double hypergeometric(double a, double b, double c, double z) {
    double term = 1;
    double sum = 1;
    for (int n = 0; term > PRECISE * sum; n++) {
      term *= (a + n) * (b + n) / ((c + n) * (n + 1)) * z;
      sum += term;
    }
    return sum;
  }

  /**
   * What the model knows of a customer.
   *
   * @param repeats days with a purchase after the first one
   * @param last weeks from the first to the last of them
   * @param weeks weeks from the first one to the day that is looked from
   */
  record History(int repeats, double last, double weeks) {}
}
