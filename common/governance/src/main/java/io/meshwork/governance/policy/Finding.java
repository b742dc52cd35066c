package io.meshwork.governance.policy;

import io.meshwork.contract.Problem;

/**
 * Where a contract breaks a policy.
 *
 * @param policy the policy's id
 * @param severity what that means; never {@link Severity#OFF}
 * @param problem where, and what to do
 */
public record Finding(String policy, Severity severity, Problem problem) {

  @Override
  public String toString() {
    return problem + " [" + policy + "]";
  }
}
