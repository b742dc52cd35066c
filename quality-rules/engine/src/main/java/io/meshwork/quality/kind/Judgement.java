package io.meshwork.quality.kind;

import io.meshwork.quality.Band;
import java.util.Optional;

/**
 * What a dataset rule came to.
 *
 * @param passed empty if it can't be told
 * @param metric what was measured
 * @param value null if there is no one number
 * @param expectation what was expected of it
 * @param evaluated the rows that it speaks of
 * @param message one sentence, without data
 * @param band what the metric's history let expect, for a rule that asks it
 */
public record Judgement(
    Optional<Boolean> passed,
    String metric,
    Double value,
    String expectation,
    long evaluated,
    String message,
    Optional<Band> band) {
  Judgement(
      Optional<Boolean> passed,
      String metric,
      Double value,
      String expectation,
      long evaluated,
      String message) {
    this(passed, metric, value, expectation, evaluated, message, Optional.empty());
  }

  /** The same with what the history let expect. */
  Judgement expecting(String resolved, Optional<Band> found) {
    return new Judgement(passed, metric, value, resolved, evaluated, message, found);
  }
}
