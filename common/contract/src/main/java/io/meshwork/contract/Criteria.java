package io.meshwork.contract;

import java.util.List;
import java.util.Optional;

/**
 * Values by which a metric counts: those that stand for a missing one, or the valid ones.
 *
 * @param orNull whether no value at all is among them
 * @param values values as text
 * @param pattern a Java regular expression that is found in a valid value
 */
public record Criteria(boolean orNull, List<String> values, Optional<String> pattern) {
  static final Criteria NONE = new Criteria(false, List.of(), Optional.empty());

  public Criteria {
    values = List.copyOf(values);
  }
}
