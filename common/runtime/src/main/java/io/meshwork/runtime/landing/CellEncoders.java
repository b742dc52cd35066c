package io.meshwork.runtime.landing;

import com.datastax.oss.driver.api.core.type.codec.TypeCodecs;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;
import org.apache.spark.sql.catalyst.util.ArrayData;

/** One encoder per CQL type. */
final class CellEncoders {
  /** Cassandra counts days from the middle of an unsigned number. */
  private static final int EPOCH_DAY = Integer.MIN_VALUE;

  private static final int MICROS_PER_MILLI = 1000;

  private CellEncoders() {}

  record Text() implements CellEncoder {
    @Override
    public ByteBuffer encode(SpecializedGetters row, int at) {
      return ByteBuffer.wrap(row.getUTF8String(at).getBytes());
    }
  }

  record Truth() implements CellEncoder {
    @Override
    public ByteBuffer encode(SpecializedGetters row, int at) {
      return TypeCodecs.BOOLEAN.encodePrimitive(row.getBoolean(at), LAYOUT);
    }
  }

  record SmallInt() implements CellEncoder {
    @Override
    public ByteBuffer encode(SpecializedGetters row, int at) {
      return TypeCodecs.SMALLINT.encodePrimitive(row.getShort(at), LAYOUT);
    }
  }

  record Int() implements CellEncoder {
    @Override
    public ByteBuffer encode(SpecializedGetters row, int at) {
      return TypeCodecs.INT.encodePrimitive(row.getInt(at), LAYOUT);
    }
  }

  record BigInt() implements CellEncoder {
    @Override
    public ByteBuffer encode(SpecializedGetters row, int at) {
      return TypeCodecs.BIGINT.encodePrimitive(row.getLong(at), LAYOUT);
    }
  }

  record Floating() implements CellEncoder {
    @Override
    public ByteBuffer encode(SpecializedGetters row, int at) {
      return TypeCodecs.FLOAT.encodePrimitive(row.getFloat(at), LAYOUT);
    }
  }

  record DoubleFloating() implements CellEncoder {
    @Override
    public ByteBuffer encode(SpecializedGetters row, int at) {
      return TypeCodecs.DOUBLE.encodePrimitive(row.getDouble(at), LAYOUT);
    }
  }

  record Exact(int precision, int scale) implements CellEncoder {
    @Override
    public ByteBuffer encode(SpecializedGetters row, int at) {
      return TypeCodecs.DECIMAL.encode(
          row.getDecimal(at, precision, scale).toJavaBigDecimal(), LAYOUT);
    }
  }

  /** From Spark's days since 1970. */
  record Date() implements CellEncoder {
    @Override
    public ByteBuffer encode(SpecializedGetters row, int at) {
      return TypeCodecs.INT.encodePrimitive(row.getInt(at) + EPOCH_DAY, LAYOUT);
    }
  }

  /** From Spark's microseconds; CQL's timestamps are milliseconds, so the finer digits are cut. */
  record Timestamp() implements CellEncoder {
    @Override
    public ByteBuffer encode(SpecializedGetters row, int at) {
      return TypeCodecs.BIGINT.encodePrimitive(
          Math.floorDiv(row.getLong(at), MICROS_PER_MILLI), LAYOUT);
    }
  }

  record Identifier() implements CellEncoder {
    private static final int TEXT_LENGTH = 36;

    @Override
    public ByteBuffer encode(SpecializedGetters row, int at) {
      String text = row.getUTF8String(at).toString();
      if (text.length() != TEXT_LENGTH) {
        throw new IllegalArgumentException("is not a UUID of 36 characters");
      }
      try {
        return TypeCodecs.UUID.encode(UUID.fromString(text), LAYOUT);
      } catch (IllegalArgumentException e) { // its message is the data
        throw new IllegalArgumentException("is not a UUID");
      }
    }
  }

  record Bytes() implements CellEncoder {
    @Override
    public ByteBuffer encode(SpecializedGetters row, int at) {
      return ByteBuffer.wrap(row.getBinary(at));
    }
  }

  /** Lists and sets: how many items, then each with its length. */
  record Items(CellEncoder item) implements CellEncoder {
    @Override
    public ByteBuffer encode(SpecializedGetters row, int at) {
      ArrayData array = row.getArray(at);
      ByteBuffer[] items = new ByteBuffer[array.numElements()];
      for (int i = 0; i < items.length; i++) {
        if (array.isNullAt(i)) {
          throw new IllegalArgumentException("has a null item, which CQL lists can't hold");
        }
        items[i] = item.encode(array, i);
      }
      return joined(items, Integer.BYTES).putInt(0, items.length);
    }
  }

  /** A user-defined type: each field with its length, or -1 for a null. */
  record Fields(List<CellEncoder> fields) implements CellEncoder {
    @Override
    public ByteBuffer encode(SpecializedGetters row, int at) {
      InternalRow struct = row.getStruct(at, fields.size());
      ByteBuffer[] values = new ByteBuffer[fields.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = struct.isNullAt(i) ? null : fields.get(i).encode(struct, i);
      }
      return joined(values, 0);
    }
  }

  private static ByteBuffer joined(ByteBuffer[] values, int head) {
    int size = head;
    for (ByteBuffer value : values) {
      size += Integer.BYTES + (value == null ? 0 : value.remaining());
    }
    ByteBuffer bytes = ByteBuffer.allocate(size).position(head);
    for (ByteBuffer value : values) {
      bytes.putInt(value == null ? -1 : value.remaining());
      if (value != null) {
        bytes.put(value);
      }
    }
    return bytes.position(0);
  }
}
