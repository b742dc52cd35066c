package io.meshwork.finance.alert;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Money that leaves an account on which nobody but the bank had booked anything for long.
 *
 * @param days without a payment that anybody wanted
 * @param watched days from the first such payment on, in which debits are odd: an account may be
 *     filled before it is emptied
 */
record DormantAccount(int days, int watched) implements AlertRule, Serializable {

  @Override
  public List<Alert> alerts(List<Payment> payments) {
    List<Payment> wanted = payments.stream().filter(Payment::isWanted).toList();
    List<Alert> alerts = new ArrayList<>();
    for (int i = 1; i < wanted.size(); i++) {
      int day = wanted.get(i).day();
      int quiet = day - wanted.get(i - 1).day();
      if (quiet >= days) {
        firstDebits(wanted.subList(i, wanted.size()), day)
            .ifPresent(out -> alerts.add(alert(out, day, quiet)));
      }
    }
    return alerts;
  }

  /** Those of the first day with any, if it comes soon enough. */
  private Optional<List<Payment>> firstDebits(List<Payment> since, int awakening) {
    return since.stream()
        .filter(Payment::isDebit)
        .findFirst()
        .map(Payment::day)
        .filter(first -> first < awakening + watched)
        .map(first -> since.stream().filter(p -> p.isDebit() && p.day() == first).toList());
  }

  private Alert alert(List<Payment> out, int awakening, int quiet) {
    int day = out.get(0).day();
    String when =
        day == awakening
            ? "after %d quiet days".formatted(quiet)
            : "%d days after a credit had ended %d quiet ones".formatted(day - awakening, quiet);
    String reason = "debits %s; %d make an account dormant".formatted(when, days);
    return Alert.of("dormant account", day, out, reason);
  }
}
