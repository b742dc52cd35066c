package io.meshwork.catalog;

import java.util.List;
import java.util.Optional;

/**
 * The result of one rule, as a run recorded it.
 *
 * @param id the rule's name: its tag {@code id}, else its text
 * @param text the rule as its owner wrote it
 * @param file the file that it stands in, empty if the run's file doesn't say
 * @param line where it stands there; 0 if it comes from elsewhere
 * @param column empty for a rule about no single column
 * @param metric what was measured, such as {@code Completeness(firmware)}
 * @param value the metric's value, if it has one
 * @param expectation what was expected of the value, such as {@code > 0.8}
 * @param evaluated rows that the rule speaks about
 * @param failing rows that break it; 0 for a metric of the whole data set
 * @param dimension the dimension of quality that it speaks of, empty if the run's file doesn't say
 * @param owner who answers for it
 * @param description what it means, in its owner's words
 * @param tolerance how many rows may break it, as its owner wrote it; empty for none
 * @param band what the metric's own history let expect
 * @param examples some rows that break it, classified values masked
 */
public record RuleRecord(
    String id,
    String text,
    String file,
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
    String message,
    String dimension,
    Optional<String> owner,
    Optional<String> description,
    String tolerance,
    Optional<Band> band,
    List<Example> examples) {

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

  /**
   * What the history of a metric let expect.
   *
   * @param low the least expected value, if there is a lower bound
   * @param high the greatest expected value, if there is an upper bound
   * @param method how the bounds come from the history, in words
   * @param points how many earlier values were used
   */
  public record Band(Optional<Double> low, Optional<Double> high, String method, int points) {
    public Band {
      low = Absent.value(low);
      high = Absent.value(high);
      method = Absent.text(method);
    }
  }

  /**
   * A row that breaks the rule.
   *
   * @param key what names the row if it comes from no record
   * @param value its value as text, masked if the column is classified; empty if there is none
   */
  public record Example(
      String topic,
      int partition,
      long offset,
      String key,
      String column,
      Optional<String> value,
      String reason) {
    public Example {
      topic = Absent.text(topic);
      key = Absent.text(key);
      column = Absent.text(column);
      value = Absent.value(value);
      reason = Absent.text(reason);
    }
  }

  public RuleRecord {
    text = text == null ? id : text;
    file = Absent.text(file);
    kind = Absent.text(kind);
    column = Absent.text(column);
    metric = Absent.text(metric);
    value = Absent.value(value);
    expectation = Absent.text(expectation);
    message = Absent.text(message);
    dimension = Absent.text(dimension);
    owner = Absent.value(owner);
    description = Absent.value(description);
    tolerance = Absent.text(tolerance);
    band = Absent.value(band);
    examples = Absent.list(examples);
  }

  /** Whether this result alone keeps a batch from landing: what can't be evaluated isn't passed. */
  public boolean blocks() {
    return action == Action.BLOCK && outcome != Outcome.PASSED;
  }

  /** What it says in one sentence: its owner's words, else what the run found, else its text. */
  public String sentence() {
    return description.or(() -> Optional.of(message).filter(m -> !m.isEmpty())).orElse(text);
  }
}
