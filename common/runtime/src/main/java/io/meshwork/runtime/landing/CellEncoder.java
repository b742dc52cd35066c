package io.meshwork.runtime.landing;

import com.datastax.oss.driver.api.core.ProtocolVersion;
import io.meshwork.contract.FieldType;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;

/**
 * Turns a cell of a Spark row into the bytes of its CQL type. It is chosen once per column, and it
 * reads Spark's own form of the row, so that no cell is boxed or decoded on its way.
 */
public interface CellEncoder extends Serializable {
  /** Types that hold other values are laid out the same since version 3 of the protocol. */
  ProtocolVersion LAYOUT = ProtocolVersion.DEFAULT;

  /**
   * The bytes of a cell that is not null. They don't share the row's memory, which Spark reuses.
   *
   * @throws IllegalArgumentException if the cell isn't a value of the CQL type; the message has no
   *     data
   */
  ByteBuffer encode(SpecializedGetters row, int at);

  /** The encoder from a type's Spark form to its CQL form. */
  static CellEncoder of(FieldType type) {
    return switch (type.kind()) {
      case STRING -> new CellEncoders.Text();
      case BOOLEAN -> new CellEncoders.Truth();
      case SMALLINT -> new CellEncoders.SmallInt();
      case INTEGER -> new CellEncoders.Int();
      case BIGINT -> new CellEncoders.BigInt();
      case FLOAT -> new CellEncoders.Floating();
      case DOUBLE -> new CellEncoders.DoubleFloating();
      case DECIMAL -> new CellEncoders.Exact(type.precision(), type.scale());
      case DATE -> new CellEncoders.Date();
      case TIMESTAMP -> new CellEncoders.Timestamp();
      case UUID -> new CellEncoders.Identifier();
      case BLOB -> new CellEncoders.Bytes();
      case LIST -> new CellEncoders.Items(of(type.element()));
    };
  }

  /** For a list or a set of such items; a set's items must come sorted and once each. */
  static CellEncoder ofItems(CellEncoder item) {
    return new CellEncoders.Items(item);
  }

  /** For a user-defined type, from a struct with these fields in the type's order. */
  static CellEncoder ofFields(List<CellEncoder> fields) {
    return new CellEncoders.Fields(List.copyOf(fields));
  }
}
