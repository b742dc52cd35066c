package io.meshwork.contract;

/** A change that leaves every reader and writer of the former version working. */
public sealed interface Addition {

  /** A table that the former version didn't have. */
  record NewTable(Table table) implements Addition {}

  /** An optional column that the former version's table didn't have. */
  record NewColumn(String table, Field column) implements Addition {}
}
