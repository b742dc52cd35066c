package io.meshwork.runtime.landing;

import io.meshwork.runtime.Category;
import io.meshwork.runtime.MeshException;
import java.nio.ByteBuffer;
import java.util.function.Predicate;
import org.apache.spark.sql.catalyst.InternalRow;

/** Encodes Spark's rows for one table. */
final class RowEncoder {
  private final TablePlan plan;
  private final ColumnPlan[] columns;

  RowEncoder(TablePlan plan) {
    this.plan = plan;
    this.columns = plan.columns().toArray(ColumnPlan[]::new);
  }

  boolean isDelete(InternalRow row) {
    return plan.deleteAt() >= 0 && row.getBoolean(plan.deleteAt());
  }

  EncodedRow upsert(InternalRow row) {
    ByteBuffer[] values = new ByteBuffer[columns.length];
    Predicate<String> erasing = plan.nulls().erasing(row);
    for (int i = 0; i < columns.length; i++) {
      if (!columns[i].isNull(row)) {
        values[i] = encoded(columns[i], row);
      } else if (i < plan.keyColumns()) {
        throw keyless("a row", columns[i]);
      } else if (erasing.test(columns[i].name())) {
        values[i] = EncodedRow.ERASED;
      }
    }
    return new EncodedRow(plan.stamp().of(row), values);
  }

  /** The key of a delete: the partition key, and as much of the clustering key as the row has. */
  EncodedRow delete(InternalRow row) {
    int given = 0;
    while (given < plan.keyColumns() && !columns[given].isNull(row)) {
      given++;
    }
    if (given < plan.partitionColumns()) {
      throw keyless("a delete", columns[given]);
    }
    for (int i = given + 1; i < plan.keyColumns(); i++) {
      if (!columns[i].isNull(row)) { // it would delete more than was meant
        throw keyless("a delete", columns[given]);
      }
    }
    ByteBuffer[] values = new ByteBuffer[given];
    for (int i = 0; i < given; i++) {
      values[i] = encoded(columns[i], row);
    }
    return new EncodedRow(plan.stamp().of(row), values);
  }

  private ByteBuffer encoded(ColumnPlan column, InternalRow row) {
    try {
      return column.encode(row);
    } catch (IllegalArgumentException e) {
      throw new MeshException(
          Category.DEFECT, "Cannot write a row of " + plan.name() + ": " + e.getMessage() + ".");
    }
  }

  private MeshException keyless(String what, ColumnPlan column) {
    return new MeshException(
        Category.DEFECT,
        "Cannot write %s of %s: its key column %s is null. Require the field in the contract, or let"
                .formatted(what, plan.name(), column.name())
            + " the transform set it.");
  }
}
