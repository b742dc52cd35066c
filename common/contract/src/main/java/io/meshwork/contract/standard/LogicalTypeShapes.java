package io.meshwork.contract.standard;

import static io.meshwork.contract.standard.ValueShape.BOOLEAN;
import static io.meshwork.contract.standard.ValueShape.COUNT;
import static io.meshwork.contract.standard.ValueShape.NUMBER;
import static io.meshwork.contract.standard.ValueShape.POSITIVE;
import static io.meshwork.contract.standard.ValueShape.TEXT;

import java.util.Map;

/** The options of each logical type. */
final class LogicalTypeShapes {
  private static final ObjectShape STRING =
      options("string")
          .optional(COUNT, "minLength", "maxLength")
          .optional(TEXT, "pattern", "format");

  private static final ObjectShape DATE =
      options("date")
          .optional(TEXT, "format", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum");

  private static final ObjectShape TIMESTAMP =
      DATE.optional(BOOLEAN, "timezone").optional(TEXT, "defaultTimezone");

  private static final ObjectShape NUMERIC =
      options("number")
          .optional(POSITIVE, "multipleOf")
          .optional(NUMBER, "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum");

  private static final Shape WHOLE_FORMAT =
      OneOfShape.of("i8", "i16", "i32", "i64", "i128", "u8", "u16", "u32", "u64", "u128");

  private static final ObjectShape OBJECT =
      options("object")
          .optional(COUNT, "minProperties", "maxProperties")
          .optional(new ListShape(TEXT, 1, Integer.MAX_VALUE, true), "required");

  private static final ObjectShape ARRAY =
      options("array").optional(COUNT, "minItems", "maxItems").optional(BOOLEAN, "uniqueItems");

  /** By logical type. */
  static final Map<String, Shape> OPTIONS =
      Map.of(
          "string", STRING,
          "date", DATE,
          "timestamp", TIMESTAMP,
          "time", TIMESTAMP,
          "integer", NUMERIC.optional(WHOLE_FORMAT, "format"),
          "number", NUMERIC.optional(OneOfShape.of("f32", "f64"), "format"),
          "object", OBJECT,
          "array", ARRAY);

  /** A property without a logical type has no options. */
  static final Shape NO_OPTIONS = options("no type");

  private LogicalTypeShapes() {}

  private static ObjectShape options(String type) {
    return ObjectShape.of("logicalTypeOptions of " + type);
  }
}
