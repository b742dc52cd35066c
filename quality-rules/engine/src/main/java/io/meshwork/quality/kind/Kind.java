package io.meshwork.quality.kind;

import io.meshwork.quality.Dimension;

/** One rule type of DQDL. */
public sealed interface Kind permits RowKind, DatasetKind, AnalyzerKind {
  /** As it is written, such as {@code IsComplete}. */
  String name();

  /** How a rule of it is written, for messages. */
  String usage();

  /** The dimension of quality that a rule of it belongs to, unless its owner says otherwise. */
  Dimension dimension();
}
