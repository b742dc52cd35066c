package io.meshwork.quality.kind;

/** One rule type of DQDL. */
public sealed interface Kind permits RowKind, DatasetKind {
  /** As it is written, such as {@code IsComplete}. */
  String name();

  /** How a rule of it is written, for messages. */
  String usage();
}
