package io.meshwork.customer360.profile;

import io.meshwork.customer360.profile.PurchaseModel.History;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What a customer will bring: the margin of the purchases that are expected, discounted to today
 * (Fader, Hardie and Lee, "RFM and CLV: Using Iso-Value Curves", Journal of Marketing Research 42,
 * 2005, over a horizon of years in place of for ever). The value of a purchase is taken as the
 * average so far.
 *
 * @param margin share of an amount that is left when the goods are paid
 * @param discount by how much a year makes money worth less
 * @param years how far it is looked ahead
 */
record CustomerValue(PurchaseModel model, double margin, double discount, int years)
    implements Serializable {
  static final double WEEKS_A_YEAR = 365.25 / 7;

  /**
   * A margin of 30 percent, ten percent a year, three years; a shop's own are known to its owner.
   */
  static CustomerValue usual() {
    return new CustomerValue(PurchaseModel.published(), 0.3, 0.1, 3);
  }

  /** An estimate in the currency of {@code purchase}, the average amount of one; two decimals. */
  BigDecimal of(History history, double purchase) {
    double value = 0;
    double before = 0;
    for (int year = 1; year <= years; year++) {
      double until = model.expected(history, year * WEEKS_A_YEAR);
      value += (until - before) / Math.pow(1 + discount, year - 0.5);
      before = until;
    }
    double brings = value * margin * Math.max(purchase, 0);
    return BigDecimal.valueOf(brings).setScale(2, RoundingMode.HALF_EVEN);
  }
}
