package io.meshwork.runtime.landing;

import io.meshwork.contract.Field;
import io.meshwork.contract.Table;
import io.meshwork.runtime.Category;
import io.meshwork.runtime.MeshException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

/** Finds a table's columns in a Dataset, and says what is missing or of an other type. */
public final class TablePlanner {
  private final StructType rows;
  private final List<String> present;
  private final String source;
  private final List<String> problems = new ArrayList<>();

  /**
   * @param source where the rows come from, for messages: "the transform of weather.readings"
   */
  public TablePlanner(StructType rows, String source) {
    this.rows = rows;
    this.present = Arrays.asList(rows.fieldNames());
    this.source = source;
  }

  /**
   * The plan for a table of the contract. Columns that the rows don't have aren't written, unless
   * they are part of the key.
   *
   * @param deletes whether the rows have a boolean column {@code _delete}
   */
  public TablePlan plan(String keyspace, Table table, Stamp stamp, Nulls nulls, boolean deletes) {
    List<ColumnPlan> columns = new ArrayList<>();
    for (String key : table.primaryKey()) {
      if (has(key)) {
        columns.add(column(table, table.column(key)));
      } else {
        problems.add(
            "there is no column %s, which is part of the key of table %s"
                .formatted(key, table.name()));
      }
    }
    table.columns().stream()
        .filter(c -> has(c.name()) && !table.primaryKey().contains(c.name()))
        .forEach(c -> columns.add(column(table, c)));
    return new TablePlan(
        keyspace,
        table.name(),
        columns,
        table.partitionKey().size(),
        table.primaryKey().size(),
        stamp,
        nulls,
        deletes ? at("_delete") : -1,
        true);
  }

  /** Where the rows have a column that the platform itself made. */
  public int at(String column) {
    return rows.fieldIndex(column);
  }

  /**
   * Refuses rows that don't fit the tables.
   *
   * @throws MeshException DEFECT with everything that the plans found wrong
   */
  public void check() {
    if (!problems.isEmpty()) {
      throw MeshException.of(Category.DEFECT, "Cannot write the rows of " + source, problems);
    }
  }

  private boolean has(String column) {
    return present.contains(column);
  }

  private ColumnPlan column(Table table, Field field) {
    int at = rows.fieldIndex(field.name());
    String actual = rows.fields()[at].dataType().catalogString();
    String expected = DataType.fromDDL(field.type().spark()).catalogString();
    if (!actual.equals(expected)) {
      problems.add(
          "column %s is %s, but table %s has it as %s (cast it)"
              .formatted(field.name(), actual, table.name(), expected));
    }
    return new ColumnPlan(field.name(), at, CellEncoder.of(field.type()));
  }
}
