package io.meshwork.finance.alert;

import java.io.Serializable;
import java.util.List;

/**
 * Many debits in a short time: an account that is emptied, or used to pass money on.
 *
 * @param debits how many of them are too many, what the bank itself books left out
 * @param days in how many days
 */
record Velocity(int debits, int days) implements AlertRule, Serializable {

  @Override
  public List<Alert> alerts(List<Payment> payments) {
    List<Payment> wanted = payments.stream().filter(p -> p.isDebit() && p.isWanted()).toList();
    return Spans.of(wanted, days).stream()
        .filter(span -> span.payments().size() >= debits)
        .map(span -> Alert.of("velocity", span.day(), span.payments(), reason(span)))
        .toList();
  }

  private String reason(Spans.Span span) {
    return "%d debits in %d days; %d are too many".formatted(span.payments().size(), days, debits);
  }
}
