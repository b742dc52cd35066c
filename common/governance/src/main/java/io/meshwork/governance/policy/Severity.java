package io.meshwork.governance.policy;

import java.util.Locale;

/** What it means that a contract breaks a policy. */
public enum Severity {
  /** The contract is refused. */
  ERROR,
  /** It is said. */
  WARNING,
  /** The policy isn't looked at. */
  OFF;

  /** The word for it in the configuration. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
