package io.meshwork.quality;

import io.meshwork.quality.kind.DatasetCheck;

/** A rule that fits its schema. */
sealed interface CompiledRule {
  String id();

  String file();

  int line();

  /** A rule on each row. */
  record OnRows(RowRule rule) implements CompiledRule {
    @Override
    public String id() {
      return rule.id();
    }

    @Override
    public String file() {
      return rule.file();
    }

    @Override
    public int line() {
      return rule.line();
    }
  }

  /** A rule on the batch. */
  record OnDataset(DatasetRule rule, DatasetCheck check) implements CompiledRule {
    @Override
    public String id() {
      return rule.id();
    }

    @Override
    public String file() {
      return rule.file();
    }

    @Override
    public int line() {
      return rule.line();
    }
  }
}
