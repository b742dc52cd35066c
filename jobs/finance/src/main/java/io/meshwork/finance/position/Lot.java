package io.meshwork.finance.position;

import java.math.BigDecimal;

/**
 * Units that were opened together and are still open.
 *
 * @param quantity above zero if they are held, below zero if they are owed
 * @param cost what was paid for them, fees included; below zero what was got for units that are
 *     owed
 */
record Lot(BigDecimal quantity, BigDecimal cost) {

  boolean isOpposite(BigDecimal other) {
    return quantity.signum() * other.signum() < 0;
  }

  /** The lot in the units after a split. */
  Lot split(int numerator, int denominator) {
    BigDecimal after =
        Rounding.quantity(
            quantity.multiply(BigDecimal.valueOf(numerator)), BigDecimal.valueOf(denominator));
    return new Lot(after, cost);
  }

  /** What is left after some of the units, and their part of the cost, are gone. */
  Lot without(Lot part) {
    return new Lot(quantity.subtract(part.quantity), cost.subtract(part.cost));
  }

  /** So many of its units with their part of the cost. */
  Lot part(BigDecimal units) {
    return new Lot(units, Rounding.share(cost, units, quantity));
  }
}
