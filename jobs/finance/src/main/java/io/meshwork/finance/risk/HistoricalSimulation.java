package io.meshwork.finance.risk;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * Value at risk and expected shortfall of equally likely scenarios (J. Hull, Risk Management and
 * Financial Institutions, chapter "Historical simulation and extreme value theory").
 *
 * <p>Value at risk with confidence c is the loss at the lower (1 - c)-quantile of the profits: of n
 * scenarios the k-th worst, {@code k = ceil(n (1 - c))}; of 500 at 99 percent the fifth, as in
 * Hull. Expected shortfall is the mean of the worst {@code n (1 - c)} scenarios, the k-th counted
 * with the fraction that is left for it, so that it is coherent for every n (C. Acerbi, D. Tasche,
 * On the coherence of expected shortfall, 2002, definition 2.6). Both are losses: above zero if
 * money is lost.
 *
 * <p>Where n (1 - c) is below 1 the tail holds no whole scenario, and there is no answer.
 *
 * @param profits of the scenarios, the worst first
 */
record HistoricalSimulation(List<BigDecimal> profits) {
  private static final int DECIMALS = 6;

  /**
   * @param percent the confidence, such as 99
   */
  Optional<BigDecimal> valueAtRisk(int percent) {
    return hasTail(percent) ? Optional.of(loss(profits.get(rank(percent) - 1))) : Optional.empty();
  }

  Optional<BigDecimal> expectedShortfall(int percent) {
    if (!hasTail(percent)) {
      return Optional.empty();
    }
    int whole = rank(percent) - 1;
    BigDecimal sum = profits.subList(0, whole).stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal fraction = tail(percent).subtract(BigDecimal.valueOf(whole));
    BigDecimal worst = sum.add(profits.get(whole).multiply(fraction));
    return Optional.of(loss(worst.divide(tail(percent), MathContext.DECIMAL128)));
  }

  private boolean hasTail(int percent) {
    return tail(percent).compareTo(BigDecimal.ONE) >= 0;
  }

  /** n (1 - c), exactly. */
  private BigDecimal tail(int percent) {
    return BigDecimal.valueOf((long) profits.size() * (100 - percent), 2);
  }

  private int rank(int percent) {
    return tail(percent).setScale(0, RoundingMode.CEILING).intValueExact();
  }

  private static BigDecimal loss(BigDecimal profit) {
    return profit.negate().setScale(DECIMALS, RoundingMode.HALF_EVEN);
  }
}
