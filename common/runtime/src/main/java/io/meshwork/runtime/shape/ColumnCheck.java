package io.meshwork.runtime.shape;

import io.meshwork.contract.Field;
import io.meshwork.contract.Table;
import java.util.Arrays;
import java.util.Optional;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

/** Whether rows have a table's columns. */
public final class ColumnCheck {
  private ColumnCheck() {}

  /** What is wrong with one column, as a sentence. */
  public static Optional<String> problem(StructType rows, Table table, Field column) {
    DataType wanted = DataType.fromDDL(column.type().spark());
    String place = "column " + column.name() + " of table " + table.name();
    if (!Arrays.asList(rows.fieldNames()).contains(column.name())) {
      return Optional.of(place + " is missing.");
    }
    DataType found = rows.apply(column.name()).dataType();
    return found.sameType(wanted)
        ? Optional.empty()
        : Optional.of(place + " is " + found.sql() + ", the contract says " + wanted.sql() + ".");
  }
}
