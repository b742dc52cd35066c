package io.meshwork.quality;

/**
 * One rule's result for one batch.
 *
 * @param id the rule's id
 * @param text the rule as its owner wrote it
 * @param line the line on which it begins
 * @param kind the DQDL rule type
 * @param column the column that it speaks of, empty if there is none
 * @param scope rows or dataset
 * @param severity the owner's
 * @param action what follows when it fails
 * @param outcome how it came out
 * @param metric what was measured, such as {@code Completeness(value)}
 * @param value what was measured, null if there is no one number
 * @param expectation what was expected of it, such as {@code > 0.95}
 * @param evaluated rows to which the rule applied, 0 if they were not counted
 * @param failing row rules: rows that break it; else 0
 * @param message one sentence with the value and the expectation, never with data
 */
public record RuleResult(
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
    Double value,
    String expectation,
    long evaluated,
    long failing,
    String message) {}
