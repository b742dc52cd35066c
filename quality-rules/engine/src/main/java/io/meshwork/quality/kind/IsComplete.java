package io.meshwork.quality.kind;

import io.meshwork.quality.Dimension;
import io.meshwork.quality.sql.Sql;

/** The value is not null. */
record IsComplete() implements RowKind {
  @Override
  public String name() {
    return "IsComplete";
  }

  @Override
  public String usage() {
    return "IsComplete \"column\"";
  }

  @Override
  public Dimension dimension() {
    return Dimension.COMPLETENESS;
  }

  @Override
  public RowPredicate predicate(Subject subject) {
    String column = subject.column().name();
    return RowPredicate.of(column, Sql.name(column) + " IS NOT NULL", column + " must not be null");
  }
}
