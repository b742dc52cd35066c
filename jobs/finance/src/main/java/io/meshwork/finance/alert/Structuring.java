package io.meshwork.finance.alert;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/**
 * Cash in amounts that each stay just below what must be reported, and together don't (31 U.S.C.
 * 5324 calls it structuring). Cash in and cash out are looked at by themselves, as they are added
 * up by 31 CFR 1010.313.
 *
 * @param limit from which on a payment in cash must be reported, in the account's currency
 * @param share how near to the limit an amount must be, such as 0.80
 * @param payments how many of them make a pattern
 * @param days in how many days
 */
record Structuring(BigDecimal limit, BigDecimal share, int payments, int days)
    implements AlertRule, Serializable {

  @Override
  public List<Alert> alerts(List<Payment> all) {
    return Stream.of(true, false).flatMap(out -> alerts(all, out)).toList();
  }

  private Stream<Alert> alerts(List<Payment> all, boolean out) {
    List<Payment> below =
        all.stream()
            .filter(p -> p.isDebit() == out && p.isCash() && isJustBelow(p.amount()))
            .toList();
    return Spans.of(below, days).stream()
        .filter(span -> span.payments().size() >= payments)
        .map(span -> Alert.of("structuring", span.day(), span.payments(), reason(span)))
        .filter(alert -> alert.amount().compareTo(limit) >= 0);
  }

  private boolean isJustBelow(BigDecimal amount) {
    return amount.compareTo(limit) < 0 && amount.compareTo(limit.multiply(share)) >= 0;
  }

  private String reason(Spans.Span span) {
    return "%d payments in cash in %d days, each below %s and at least %s of it"
        .formatted(span.payments().size(), days, limit.toPlainString(), share.toPlainString());
  }
}
