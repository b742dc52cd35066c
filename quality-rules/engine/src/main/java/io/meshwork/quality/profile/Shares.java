package io.meshwork.quality.profile;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Shares of rows, and what they let expect of other rows. */
final class Shares {
  /** Of the standard normal distribution, for 95 % on both sides. */
  private static final double Z = 1.96;

  private Shares() {}

  /**
   * The least share that is to be expected where {@code share} was seen in {@code rows} rows: the
   * lower end of the binomial's confidence interval by the normal approximation, rounded down to
   * two digits, as Deequ's RetainCompletenessRule has it.
   */
  static BigDecimal atLeast(double share, long rows) {
    double bound = share - Z * Math.sqrt(share * (1 - share) / rows);
    return BigDecimal.valueOf(Math.max(0, bound)).setScale(2, RoundingMode.DOWN);
  }

  /** The rest of a share as a percentage, such as {@code 34%}. */
  static String restInPercent(BigDecimal share) {
    return BigDecimal.ONE.subtract(share).movePointRight(2).toBigInteger() + "%";
  }

  /** A share as a percentage with two digits, such as {@code 66.87 %}; never a false 0 or 100. */
  static String inPercent(long part, long whole) {
    BigDecimal percent =
        BigDecimal.valueOf(part)
            .movePointRight(2)
            .divide(BigDecimal.valueOf(whole), 2, RoundingMode.DOWN);
    return percent.signum() == 0 && part > 0
        ? "less than 0.01 %"
        : percent.stripTrailingZeros().toPlainString() + " %";
  }
}
