package io.meshwork.finance.position;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How positions are rounded, always half to even: quantities to 8 decimals (a split alone makes
 * them longer), parts of a cost to 12 decimals, what is shown to 6. Products of a quantity of 6
 * decimals and a price of 6 are exact. What one part loses by rounding stays with the rest, so
 * nothing gets lost.
 */
final class Rounding {
  private static final int QUANTITY = 8;
  private static final int SHOWN = 6;
  private static final int COST = 12;

  private Rounding() {}

  static BigDecimal quantity(BigDecimal units, BigDecimal by) {
    return units.divide(by, QUANTITY, RoundingMode.HALF_EVEN);
  }

  /** {@code amount * part / whole}; all of it for the whole. */
  static BigDecimal share(BigDecimal amount, BigDecimal part, BigDecimal whole) {
    if (part.compareTo(whole) == 0) {
      return amount;
    }
    return amount.multiply(part).divide(whole, COST, RoundingMode.HALF_EVEN);
  }

  /** What one of so many comes to, as it is shown. */
  static BigDecimal unit(BigDecimal amount, BigDecimal units) {
    return amount.divide(units, SHOWN, RoundingMode.HALF_EVEN);
  }

  static BigDecimal shown(BigDecimal amount) {
    return amount.setScale(SHOWN, RoundingMode.HALF_EVEN);
  }
}
