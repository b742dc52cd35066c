package io.meshwork.finance.alert;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When a payment is odd enough for an alert.
 *
 * @param velocityDebits debits within {@code velocityDays} that are too many
 * @param cashLimits by currency, from which on cash must be reported; in other currencies nobody
 *     looks for structuring
 * @param structuringShare how near to the limit an amount must be, of 1
 * @param structuringPayments such payments within {@code structuringDays} that make a pattern
 * @param dormantDays quiet days that make an account dormant
 * @param awakenedDays days after these in which debits are odd
 * @param counterpartyTransfers transfers that an account must have made before one can be unusual
 * @param counterpartyTimes how many times their mean it must be
 */
public record AlertThresholds(
    int velocityDebits,
    int velocityDays,
    Map<String, BigDecimal> cashLimits,
    BigDecimal structuringShare,
    int structuringPayments,
    int structuringDays,
    int dormantDays,
    int awakenedDays,
    int counterpartyTransfers,
    int counterpartyTimes)
    implements Serializable {

  public AlertThresholds {
    cashLimits = Map.copyOf(cashLimits);
  }

  /**
   * 10 debits in 3 days; 3 payments in cash in 7 days, each at least four fifths of a limit; half a
   * year of quiet, and the 30 days after it; five times the mean of at least 5 transfers. The
   * limits are those of the laws: 31 CFR 1010.311 (USD), Regulation (EU) 2024/1624, article 80
   * (EUR), Act 254/2004 (CZK).
   */
  public static AlertThresholds usual() {
    return new AlertThresholds(
        10,
        3,
        Map.of(
            "USD", new BigDecimal("10000"),
            "EUR", new BigDecimal("10000"),
            "CZK", new BigDecimal("270000")),
        new BigDecimal("0.80"),
        3,
        7,
        182,
        30,
        5,
        5);
  }

  /** The rules for the payments in a currency. */
  List<AlertRule> rules(String currency) {
    Optional<AlertRule> structuring =
        Optional.ofNullable(cashLimits.get(currency))
            .map(
                limit ->
                    new Structuring(limit, structuringShare, structuringPayments, structuringDays));
    return Stream.concat(
            structuring.stream(),
            Stream.of(
                new Velocity(velocityDebits, velocityDays),
                new DormantAccount(dormantDays, awakenedDays),
                new UnusualCounterparty(counterpartyTransfers, counterpartyTimes)))
        .toList();
  }
}
