package io.meshwork.runtime.landing;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * A row of one table, encoded: a value per column of its plan, null where the column is left as it
 * is, {@link #ERASED} where its value goes.
 */
final class EncodedRow {
  static final ByteBuffer ERASED = ByteBuffer.allocate(0).asReadOnlyBuffer();

  /** What Cassandra counts of a cell besides its value, at most. */
  private static final int CELL_OVERHEAD = 24;

  private final long timestamp;
  private final ByteBuffer[] values;

  EncodedRow(long timestamp, ByteBuffer[] values) {
    this.timestamp = timestamp;
    this.values = values;
  }

  long timestamp() {
    return timestamp;
  }

  int columns() {
    return values.length;
  }

  ByteBuffer value(int column) {
    return values[column];
  }

  @SuppressWarnings("ReferenceEquality") // an empty text has no bytes either, but is a value
  boolean isErased(int column) {
    return values[column] == ERASED;
  }

  /** Bytes that the row adds to a batch, by an estimate that errs upwards. */
  int size() {
    int size = 0;
    for (ByteBuffer value : values) {
      size += value == null ? 0 : CELL_OVERHEAD + value.remaining();
    }
    return size;
  }

  /** The columns' values from one to before another, as one key. */
  ByteBuffer key(int from, int until) {
    if (until - from == 1) {
      return values[from];
    }
    int size = 0;
    for (int i = from; i < until; i++) {
      size += Integer.BYTES + values[i].remaining();
    }
    ByteBuffer key = ByteBuffer.allocate(size);
    for (int i = from; i < until; i++) {
      key.putInt(values[i].remaining()).put(values[i].duplicate());
    }
    return key.flip();
  }

  /**
   * Whether nothing is left to see of this row once others of its key are written too: each column
   * that it sets has a newer value among them, or the same one of the same time.
   */
  boolean isCoveredBy(List<EncodedRow> others) {
    for (int i = 0; i < values.length; i++) {
      if (values[i] != null && !isCoveredBy(others, i)) {
        return false;
      }
    }
    return true;
  }

  @SuppressWarnings("ReferenceEquality") // a row doesn't cover itself
  private boolean isCoveredBy(List<EncodedRow> others, int column) {
    for (EncodedRow other : others) {
      if (other != this && other.covers(this, column)) {
        return true;
      }
    }
    return false;
  }

  private boolean covers(EncodedRow other, int column) {
    if (values[column] == null || timestamp < other.timestamp) {
      return false;
    }
    return timestamp > other.timestamp
        || (isErased(column) == other.isErased(column)
            && values[column].equals(other.values[column]));
  }
}
