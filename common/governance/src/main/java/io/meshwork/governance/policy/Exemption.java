package io.meshwork.governance.policy;

import java.time.LocalDate;

/**
 * That a product needn't keep a policy for a while.
 *
 * @param policy the policy's id
 * @param product the product's full name
 * @param reason why
 * @param until the last day that it counts
 */
public record Exemption(String policy, String product, String reason, LocalDate until) {

  /** Whether its last day has passed. */
  public boolean hasEnded(LocalDate today) {
    return today.isAfter(until);
  }
}
