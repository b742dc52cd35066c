package io.meshwork.finance.alert;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Money that leaves an account on which nobody but the bank had booked anything for long.
 *
 * @param days without a payment that anybody wanted
 */
record DormantAccount(int days) implements AlertRule, Serializable {

  @Override
  public List<Alert> alerts(List<Payment> payments) {
    List<Payment> wanted = payments.stream().filter(Payment::isWanted).toList();
    List<Alert> alerts = new ArrayList<>();
    for (int i = 1; i < wanted.size(); i++) {
      int day = wanted.get(i).day();
      int quiet = day - wanted.get(i - 1).day();
      if (quiet >= days) {
        List<Payment> out = wanted.stream().filter(p -> p.day() == day && p.isDebit()).toList();
        if (!out.isEmpty()) {
          alerts.add(Alert.of("dormant account", day, out, reason(quiet)));
        }
      }
    }
    return alerts;
  }

  private String reason(int quiet) {
    return "debits after %d quiet days; %d make an account dormant".formatted(quiet, days);
  }
}
