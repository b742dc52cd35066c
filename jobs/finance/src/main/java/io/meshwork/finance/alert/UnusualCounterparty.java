package io.meshwork.finance.alert;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A large transfer to somebody whom the account has never paid before. Only payments of earlier
 * days are known, since the order within a day isn't.
 *
 * @param transfers how many transfers it must have made before, so that there is a habit
 * @param times how many times the mean of those it must be
 */
record UnusualCounterparty(int transfers, int times) implements AlertRule, Serializable {

  @Override
  public List<Alert> alerts(List<Payment> payments) {
    List<Payment> out =
        payments.stream().filter(p -> p.isDebit() && p.counterparty() != null).toList();
    List<Alert> alerts = new ArrayList<>();
    Set<String> known = new HashSet<>();
    BigDecimal sum = BigDecimal.ZERO;
    int before = 0;
    for (int i = 0; i < out.size(); i++) {
      for (; out.get(before).day() < out.get(i).day(); before++) {
        known.add(out.get(before).counterparty());
        sum = sum.add(out.get(before).amount());
      }
      if (isOdd(out.get(i), known, sum, before)) {
        alerts.add(alert(out.get(i), before));
      }
    }
    return alerts;
  }

  /** Without dividing: amount * n >= times * sum. */
  private boolean isOdd(Payment payment, Set<String> known, BigDecimal sum, int before) {
    BigDecimal scaled = payment.amount().multiply(BigDecimal.valueOf(before));
    return before >= transfers
        && !known.contains(payment.counterparty())
        && scaled.compareTo(sum.multiply(BigDecimal.valueOf(times))) >= 0;
  }

  private Alert alert(Payment payment, int before) {
    String reason =
        "first transfer to %s, at least %d times the mean of the %d before"
            .formatted(payment.counterparty(), times, before);
    return Alert.of("unusual counterparty", payment.day(), List.of(payment), reason);
  }
}
