package io.meshwork.runtime.decode;

import io.meshwork.contract.FieldType;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.apache.spark.unsafe.types.UTF8String;

/** Reads a message key, which is plain text, as the value of the field that it repeats. */
@FunctionalInterface
interface KeyReader {
  /** The key's value in Spark's internal form, or null if there is none or it isn't one. */
  Object read(byte[] key);

  static KeyReader of(FieldType type) {
    return switch (type.kind()) {
      case SMALLINT -> key -> number(key, Short::valueOf);
      case INTEGER -> key -> number(key, Integer::valueOf);
      case BIGINT -> key -> number(key, Long::valueOf);
      case STRING, UUID -> KeyReader::utf8;
      default ->
          throw new IllegalArgumentException("a message key can't be of type " + type.words());
    };
  }

  private static UTF8String utf8(byte[] key) {
    String text = text(key);
    return text == null || text.isEmpty() ? null : UTF8String.fromString(text);
  }

  private static Object number(byte[] key, java.util.function.Function<String, ?> parse) {
    String text = text(key);
    try {
      return text == null ? null : parse.apply(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static String text(byte[] key) {
    if (key == null) {
      return null;
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(key)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}
