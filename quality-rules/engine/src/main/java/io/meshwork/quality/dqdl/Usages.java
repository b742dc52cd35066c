package io.meshwork.quality.dqdl;

import java.util.Collection;
import java.util.Optional;

/** The types of rules and analyzers that may be written, and how. */
public interface Usages {
  /** All rule types. */
  Collection<String> ruleTypes();

  /** All types that may stand in {@code Analyzers}. */
  Collection<String> analyzerTypes();

  /** Examples of a rule or analyzer of that type; empty if there is no such type. */
  Optional<String> usage(String type);

  /** Why a type of DQDL is not to be had here, as a sentence. */
  Optional<String> refusal(String type);
}
