package io.meshwork.contract;

import java.io.Serializable;

/**
 * The type of a field.
 *
 * @param kind its kind
 * @param precision of a DECIMAL: all its digits; else 0
 * @param scale of a DECIMAL: its digits after the point; else 0
 * @param element of a LIST: the type of its items; else null
 */
public record FieldType(Kind kind, int precision, int scale, FieldType element)
    implements Serializable {

  /** Kinds of types, with their names in Spark's DDL and in CQL. */
  public enum Kind {
    STRING("string", "text", "text"),
    BOOLEAN("boolean", "boolean", "true or false"),
    SMALLINT("smallint", "smallint", "a whole number between -32768 and 32767"),
    INTEGER("int", "int", "a whole number between -2147483648 and 2147483647"),
    BIGINT(
        "bigint", "bigint", "a whole number between -9223372036854775808 and 9223372036854775807"),
    FLOAT("float", "float", "a number"),
    DOUBLE("double", "double", "a number"),
    DECIMAL("decimal", "decimal", "a decimal number"),
    DATE("date", "date", "a date such as 2026-01-31"),
    TIMESTAMP("timestamp", "timestamp", "a timestamp such as 2026-01-31T08:30:00Z"),
    UUID("string", "uuid", "a UUID such as 123e4567-e89b-12d3-a456-426614174000"),
    BLOB("binary", "blob", "bytes in Base64"),
    LIST("array", "list", "a list");

    private final String spark;
    private final String cql;
    private final String words;

    Kind(String spark, String cql, String words) {
      this.spark = spark;
      this.cql = cql;
      this.words = words;
    }
  }

  /** A type that is neither a DECIMAL nor a LIST. */
  public static FieldType of(Kind kind) {
    return new FieldType(kind, 0, 0, null);
  }

  /** An exact decimal number of at most {@code precision} digits, {@code scale} after the point. */
  public static FieldType decimal(int precision, int scale) {
    return new FieldType(Kind.DECIMAL, precision, scale, null);
  }

  /** A list of items of one type. */
  public static FieldType list(FieldType element) {
    return new FieldType(Kind.LIST, 0, 0, element);
  }

  /** The type in Spark's DDL, such as {@code decimal(18,6)}. */
  public String spark() {
    return switch (kind) {
      case DECIMAL -> "decimal(" + precision + "," + scale + ")";
      case LIST -> "array<" + element.spark() + ">";
      default -> kind.spark;
    };
  }

  /**
   * The type in CQL; its decimals are exact and know no precision. A list is frozen, one cell: the
   * items of another one would be cells of their own, and written again at the same write time they
   * would be there twice.
   */
  public String cql() {
    return kind == Kind.LIST ? "frozen<" + looseList() + ">" : kind.cql;
  }

  /** A list's type as {@link #cql()} has it inside. */
  String looseList() {
    return "list<" + element.cql() + ">";
  }

  /** The type for a message: "a decimal number of at most 12 digits before ...". */
  public String words() {
    return switch (kind) {
      case DECIMAL ->
          "a decimal number of at most %d digits before and %d after the point"
              .formatted(precision - scale, scale);
      case LIST -> "a list, each item " + element.words();
      default -> kind.words;
    };
  }

  /** The type as a contract writes it: {@link #spark()}, except that a UUID says so. */
  @Override
  public String toString() {
    return kind == Kind.UUID ? "uuid" : spark();
  }
}
