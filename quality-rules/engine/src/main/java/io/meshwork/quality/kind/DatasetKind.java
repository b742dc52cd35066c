package io.meshwork.quality.kind;

/** A rule type that speaks of the batch as a whole. */
public non-sealed interface DatasetKind extends Kind {
  /**
   * What is measured, and how it is judged.
   *
   * @throws InvalidRule if the rule doesn't fit the schema, or is more than this type supports
   */
  DatasetCheck check(Subject subject);
}
