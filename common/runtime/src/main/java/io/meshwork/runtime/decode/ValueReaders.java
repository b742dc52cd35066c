package io.meshwork.runtime.decode;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamReadException;
import io.meshwork.contract.FieldType;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.unsafe.types.UTF8String;

/** The reader of each type of a contract. Nothing is coerced: {@code "12"} is not a number. */
final class ValueReaders {
  private static final char LAST_ASCII = 0x7f;

  private ValueReaders() {}

  static ValueReader of(FieldType type) {
    return switch (type.kind()) {
      case STRING -> ValueReaders::text;
      case BOOLEAN -> ValueReaders::bool;
      case SMALLINT -> p -> (short) whole(p, Short.MIN_VALUE, Short.MAX_VALUE);
      case INTEGER -> p -> (int) whole(p, Integer.MIN_VALUE, Integer.MAX_VALUE);
      case BIGINT -> p -> whole(p, Long.MIN_VALUE, Long.MAX_VALUE);
      case FLOAT -> p -> (float) finite(number(p).getFloatValue());
      case DOUBLE -> p -> finite(number(p).getDoubleValue());
      case DECIMAL -> decimal(type.precision(), type.scale());
      case DATE -> p -> (int) date(string(p)).toEpochDay();
      case TIMESTAMP -> ValueReaders::micros;
      case UUID -> p -> UTF8String.fromString(uuid(string(p)));
      case BLOB -> ValueReaders::base64;
      case LIST -> list(of(type.element()));
    };
  }

  private static String string(JsonParser parser) throws IOException, Mismatch {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      throw Mismatch.INSTANCE;
    }
    return parser.getText();
  }

  /** Most text is ASCII, whose characters are its bytes: no String is made of it. */
  private static Object text(JsonParser parser) throws IOException, Mismatch {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      throw Mismatch.INSTANCE;
    }
    char[] characters = parser.getTextCharacters();
    int from = parser.getTextOffset();
    byte[] bytes = new byte[parser.getTextLength()];
    for (int i = 0; i < bytes.length; i++) {
      char c = characters[from + i];
      if (c > LAST_ASCII) {
        return UTF8String.fromString(parser.getText());
      }
      bytes[i] = (byte) c;
    }
    return UTF8String.fromBytes(bytes);
  }

  private static Object bool(JsonParser parser) throws Mismatch {
    return switch (parser.currentToken()) {
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> throw Mismatch.INSTANCE;
    };
  }

  private static long whole(JsonParser parser, long min, long max) throws IOException, Mismatch {
    if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT
        || parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
      throw Mismatch.INSTANCE;
    }
    long value = parser.getLongValue();
    if (value < min || value > max) {
      throw Mismatch.INSTANCE;
    }
    return value;
  }

  private static JsonParser number(JsonParser parser) throws Mismatch {
    if (!parser.currentToken().isNumeric()) {
      throw Mismatch.INSTANCE;
    }
    return parser;
  }

  private static double finite(double value) throws Mismatch {
    if (!Double.isFinite(value)) {
      throw Mismatch.INSTANCE;
    }
    return value;
  }

  /** A number or, since many producers write them so to keep them exact, a string of digits. */
  private static ValueReader decimal(int precision, int scale) {
    return parser -> {
      BigDecimal value =
          parser.currentToken() == JsonToken.VALUE_STRING
              ? parsed(parser.getText())
              : number(parser).getDecimalValue();
      return Decimal.apply(exact(value, precision, scale), precision, scale);
    };
  }

  private static BigDecimal parsed(String digits) throws Mismatch {
    try {
      return new BigDecimal(digits);
    } catch (NumberFormatException e) {
      throw Mismatch.INSTANCE;
    }
  }

  private static BigDecimal exact(BigDecimal value, int precision, int scale) throws Mismatch {
    if (value.signum() == 0) {
      return BigDecimal.ZERO.setScale(scale);
    }
    // Before rescaling: an exponent of a million, either way, would become a million digits.
    boolean tooLarge = (long) value.precision() - value.scale() > precision;
    boolean tooFine = (long) value.scale() - scale >= value.precision();
    if (tooLarge || tooFine) {
      throw Mismatch.INSTANCE;
    }
    try {
      BigDecimal exact = value.setScale(scale, RoundingMode.UNNECESSARY);
      if (exact.precision() <= precision) {
        return exact;
      }
    } catch (ArithmeticException e) {
      throw Mismatch.INSTANCE;
    }
    throw Mismatch.INSTANCE;
  }

  private static LocalDate date(String text) throws Mismatch {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw Mismatch.INSTANCE;
    }
  }

  /** ISO 8601 with a zone or an offset; without one the instant would be a guess. */
  private static Object micros(JsonParser parser) throws IOException, Mismatch {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      throw Mismatch.INSTANCE;
    }
    return Timestamps.micros(
        parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
  }

  private static String uuid(String text) throws Mismatch {
    try {
      String canonical = UUID.fromString(text).toString();
      if (canonical.equals(text.toLowerCase(Locale.ROOT))) {
        return canonical;
      }
    } catch (IllegalArgumentException e) {
      throw Mismatch.INSTANCE;
    }
    throw Mismatch.INSTANCE;
  }

  private static Object base64(JsonParser parser) throws IOException, Mismatch {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      throw Mismatch.INSTANCE;
    }
    try {
      return parser.getBinaryValue();
    } catch (StreamReadException e) {
      throw Mismatch.INSTANCE;
    }
  }

  private static ValueReader list(ValueReader element) {
    return parser -> {
      if (parser.currentToken() != JsonToken.START_ARRAY) {
        throw Mismatch.INSTANCE;
      }
      List<Object> items = new ArrayList<>();
      boolean fits = true;
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        try {
          items.add(element.read(parser));
        } catch (Mismatch e) {
          // Read on to the list's end, so that the parser doesn't stand inside of it.
          fits = false;
          parser.skipChildren();
        }
      }
      if (!fits) {
        throw Mismatch.INSTANCE;
      }
      return new GenericArrayData(items.toArray());
    };
  }
}
