package io.meshwork.quality;

import java.util.List;
import java.util.Optional;

/**
 * What is known of a rule before any data are seen.
 *
 * @param id the tag {@code with id = "..."}, else the rule's text without its tags
 * @param text the rule as its owner wrote it
 * @param file the file in which it stands
 * @param line the line on which it begins, 0 if it stands in no text
 * @param kind the DQDL rule type, {@code Composite} for rules joined by AND or OR
 * @param columns the columns that it speaks of, without those of its where clause
 * @param scope rows or dataset
 * @param severity the owner's
 * @param action what follows when it fails
 * @param dimension the dimension of quality that it belongs to
 * @param owner who answers for it, if the suite says so
 * @param description the owner's sentence on what it is for, if there is one
 * @param tolerance how many rows may break it before it counts as failed
 */
public record RuleInfo(
    String id,
    String text,
    String file,
    int line,
    String kind,
    List<String> columns,
    Scope scope,
    Severity severity,
    Action action,
    Dimension dimension,
    Optional<String> owner,
    Optional<String> description,
    Tolerance tolerance) {
  public RuleInfo {
    columns = List.copyOf(columns);
  }

  RuleInfo with(Action other) {
    return new RuleInfo(
        id,
        text,
        file,
        line,
        kind,
        columns,
        scope,
        severity,
        other,
        dimension,
        owner,
        description,
        tolerance);
  }

  /** The column that it speaks of; empty if there is none or several. */
  public Optional<String> column() {
    return columns.size() == 1 ? Optional.of(columns.get(0)) : Optional.empty();
  }
}
