package io.meshwork.quality;

import java.util.List;
import java.util.Optional;

/**
 * One rule's result for one batch.
 *
 * @param rule the rule
 * @param outcome how it came out
 * @param metric what was measured, such as {@code Completeness(value)}
 * @param value what was measured, null if there is no one number
 * @param expectation what was expected of it, such as {@code > 0.95}
 * @param evaluated rows to which the rule applied, 0 if they were not counted
 * @param failing rows that break it, 0 if they were not counted
 * @param message one sentence with the value and the expectation, never with data
 * @param band what the metric's history let expect, for a rule that asks it
 * @param examples some of the rows that break it
 */
public record RuleResult(
    RuleInfo rule,
    Outcome outcome,
    String metric,
    Double value,
    String expectation,
    long evaluated,
    long failing,
    String message,
    Optional<Band> band,
    List<Example> examples) {
  public RuleResult {
    examples = List.copyOf(examples);
  }

  /** The same with other examples. */
  public RuleResult with(List<Example> shown) {
    return new RuleResult(
        rule, outcome, metric, value, expectation, evaluated, failing, message, band, shown);
  }

  public String id() {
    return rule.id();
  }

  public String text() {
    return rule.text();
  }

  public int line() {
    return rule.line();
  }

  public String kind() {
    return rule.kind();
  }

  /** The column that it speaks of, empty if there is none or several. */
  public String column() {
    return rule.column().orElse("");
  }

  public Scope scope() {
    return rule.scope();
  }

  public Severity severity() {
    return rule.severity();
  }

  public Action action() {
    return rule.action();
  }
}
