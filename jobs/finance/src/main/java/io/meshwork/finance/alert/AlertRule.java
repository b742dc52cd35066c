package io.meshwork.finance.alert;

import java.util.List;

/** Finds one kind of oddity in the payments of an account; the same rows give the same alerts. */
interface AlertRule {
  /**
   * @param payments of one account in one currency, by day and number
   */
  List<Alert> alerts(List<Payment> payments);
}
