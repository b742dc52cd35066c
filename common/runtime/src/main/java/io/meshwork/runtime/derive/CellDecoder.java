package io.meshwork.runtime.derive;

import com.datastax.oss.driver.api.core.cql.Row;
import io.meshwork.contract.FieldType;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Function;

/** Turns a CQL value into what Spark expects in a Row, chosen once per column. */
@FunctionalInterface
interface CellDecoder extends Serializable {
  /** The value at this position; null if the row has none. */
  Object decode(Row row, int at);

  /**
   * The decoder of a type.
   *
   * @param javaTime whether Spark's Rows have java.time's types
   *     (spark.sql.datetime.java8API.enabled)
   */
  static CellDecoder of(FieldType type, boolean javaTime) {
    Conversion conversion = conversion(type, javaTime);
    return (row, at) -> {
      Object value = row.isNull(at) ? null : row.getObject(at);
      return value == null ? null : conversion.apply(value);
    };
  }

  private static Conversion conversion(FieldType type, boolean javaTime) {
    return switch (type.kind()) {
      case UUID -> value -> ((UUID) value).toString();
      case BLOB -> value -> bytes((ByteBuffer) value);
      case TIMESTAMP -> javaTime ? value -> value : value -> Timestamp.from((Instant) value);
      case DATE -> javaTime ? value -> value : value -> Date.valueOf((LocalDate) value);
      case LIST -> items(conversion(type.element(), javaTime));
      default -> value -> value;
    };
  }

  private static Conversion items(Conversion item) {
    return value -> ((java.util.List<?>) value).stream().map(item).toArray();
  }

  private static byte[] bytes(ByteBuffer value) {
    byte[] bytes = new byte[value.remaining()];
    value.duplicate().get(bytes);
    return bytes;
  }

  /** From the driver's class for a type to Spark's. */
  @FunctionalInterface
  interface Conversion extends Function<Object, Object>, Serializable {}
}
