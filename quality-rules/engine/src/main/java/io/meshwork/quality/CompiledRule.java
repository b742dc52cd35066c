package io.meshwork.quality;

import io.meshwork.quality.kind.DatasetCheck;

/** A rule that fits its schema. */
sealed interface CompiledRule {
  RuleInfo info();

  /** A rule on each row. */
  record OnRows(RowRule rule) implements CompiledRule {
    @Override
    public RuleInfo info() {
      return rule.info();
    }
  }

  /** A rule on the batch. */
  record OnDataset(RuleInfo info, DatasetCheck check) implements CompiledRule {}
}
