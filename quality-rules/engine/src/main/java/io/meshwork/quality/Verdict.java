package io.meshwork.quality;

import java.util.List;

/** The gate's decision on one batch. */
public enum Verdict {
  PASSED,
  WARNED,
  BLOCKED;

  /**
   * {@code BLOCKED} if a rule that blocks did not pass (what can't be evaluated isn't passed),
   * {@code WARNED} if any other rule failed, else {@code PASSED}.
   */
  static Verdict of(List<RuleResult> results) {
    if (results.stream()
        .anyMatch(r -> r.action() == Action.BLOCK && r.outcome() != Outcome.PASSED)) {
      return BLOCKED;
    }
    return results.stream()
            .anyMatch(r -> r.action() == Action.REPORT && r.outcome() == Outcome.FAILED)
        ? WARNED
        : PASSED;
  }
}
