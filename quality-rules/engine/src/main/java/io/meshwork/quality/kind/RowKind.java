package io.meshwork.quality.kind;

/** A rule type that speaks of each row by itself; with a threshold, of the share of rows. */
public non-sealed interface RowKind extends Kind {
  /**
   * What a row must meet.
   *
   * @throws InvalidRule if the rule doesn't fit the schema, or is more than this type supports
   */
  RowPredicate predicate(Subject subject);
}
