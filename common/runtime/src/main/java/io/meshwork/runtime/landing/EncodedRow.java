package io.meshwork.runtime.landing;

import java.nio.ByteBuffer;
import java.util.Arrays;

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
   * Whether nothing is left to see of an other row of the same key once this one is written: it is
   * newer and sets every column that the other sets, or it is the same.
   */
  boolean covers(EncodedRow other) {
    if (timestamp == other.timestamp) {
      return same(other);
    }
    if (timestamp < other.timestamp) {
      return false;
    }
    for (int i = 0; i < values.length; i++) {
      if (values[i] == null && other.values[i] != null) {
        return false;
      }
    }
    return true;
  }

  private boolean same(EncodedRow other) {
    for (int i = 0; i < values.length; i++) {
      if (isErased(i) != other.isErased(i)) {
        return false;
      }
    }
    return Arrays.equals(values, other.values);
  }
}
