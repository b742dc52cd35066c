package io.meshwork.catalog;

import java.util.Optional;

/**
 * The result of one rule, as a run recorded it.
 *
 * @param id the rule's name: its tag {@code id}, else its text
 * @param text the rule as its owner wrote it
 * @param line where it stands in the suite; 0 if it comes from elsewhere
 * @param column empty for a rule about no single column
 * @param metric what was measured, such as {@code Completeness(firmware)}
 * @param value the metric's value, if it has one
 * @param expectation what was expected of the value, such as {@code > 0.8}
 * @param evaluated rows that the rule speaks about
 * @param failing rows that break it; 0 for a metric of the whole data set
 */
public record RuleRecord(
    String id,
    String text,
    int line,
    String kind,
    String column,
    Scope scope,
    Severity severity,
    Action action,
    Outcome outcome,
    String metric,
    Optional<Double> value,
    String expectation,
    long evaluated,
    long failing,
    String message) {

  /** Whether a rule speaks about single rows or about the data set. */
  public enum Scope {
    ROW,
    DATASET
  }

  /** How much a failure matters to the owner. */
  public enum Severity {
    ERROR,
    WARNING
  }

  /** What a failure leads to. */
  public enum Action {
    QUARANTINE,
    BLOCK,
    REPORT
  }

  /** SKIPPED: the rule could not be evaluated, and the message says why. */
  public enum Outcome {
    PASSED,
    FAILED,
    SKIPPED
  }

  public RuleRecord {
    text = text == null ? id : text;
    kind = Absent.text(kind);
    column = Absent.text(column);
    metric = Absent.text(metric);
    value = Absent.value(value);
    expectation = Absent.text(expectation);
    message = Absent.text(message);
  }

  /** Whether this result alone keeps a batch from landing: what can't be evaluated isn't passed. */
  public boolean blocks() {
    return action == Action.BLOCK && outcome != Outcome.PASSED;
  }
}
