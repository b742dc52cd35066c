package io.meshwork.runtime.landing;

import java.io.Serializable;
import java.nio.ByteBuffer;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * One column to write.
 *
 * @param name its name in CQL
 * @param at where the Spark row has it
 * @param encoder how its cells become bytes
 */
public record ColumnPlan(String name, int at, CellEncoder encoder) implements Serializable {
  boolean isNull(InternalRow row) {
    return row.isNullAt(at);
  }

  /**
   * The bytes of the row's cell, which is not null.
   *
   * @throws IllegalArgumentException naming the column, without the data
   */
  public ByteBuffer encode(InternalRow row) {
    try {
      return encoder.encode(row, at);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("column " + name + " " + e.getMessage(), e);
    }
  }
}
