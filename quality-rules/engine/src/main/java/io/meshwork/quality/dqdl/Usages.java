package io.meshwork.quality.dqdl;

import java.util.Collection;
import java.util.Optional;

/** The rule types that may be written, and how. */
public interface Usages {
  /** All rule types. */
  Collection<String> ruleTypes();

  /** Examples of a rule of that type; empty if there is no such type. */
  Optional<String> usage(String ruleType);
}
