package io.meshwork.cli.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.meshwork.contract.FieldType;
import java.math.BigDecimal;
import java.util.Base64;
import java.util.Locale;
import java.util.UUID;

/**
 * Makes JSON values of a file's cells, by the type that the contract gives the field. Ranges,
 * patterns and digits are not looked at: judging is the job's part.
 */
final class Cells {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Times times;

  Cells(Times times) {
    this.times = times;
  }

  /**
   * The value of a cell that isn't empty.
   *
   * @throws IllegalArgumentException if the text isn't of the type
   */
  JsonNode value(FieldType type, String text) {
    return switch (type.kind()) {
      case STRING -> TextNode.valueOf(text);
      case BOOLEAN -> bool(text);
      case SMALLINT, INTEGER, BIGINT -> DecimalNode.valueOf(whole(text));
      case FLOAT, DOUBLE, DECIMAL -> DecimalNode.valueOf(new BigDecimal(text.strip()));
      case DATE -> TextNode.valueOf(times.date(text.strip()).toString());
      case TIMESTAMP -> TextNode.valueOf(times.instant(text.strip()).toString());
      case UUID -> TextNode.valueOf(UUID.fromString(text.strip()).toString());
      case BLOB -> TextNode.valueOf(base64(text.strip()));
      case LIST -> list(text);
    };
  }

  private static BooleanNode bool(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "true" -> BooleanNode.TRUE;
      case "false" -> BooleanNode.FALSE;
      default -> throw new IllegalArgumentException("neither true nor false");
    };
  }

  private static BigDecimal whole(String text) {
    // 42.0 is a whole number too: spreadsheets write it.
    return new BigDecimal(new BigDecimal(text.strip()).toBigIntegerExact());
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(Base64.getDecoder().decode(text));
  }

  private static JsonNode list(String text) {
    try {
      JsonNode list = JSON.readTree(text);
      if (list.isArray()) {
        return list;
      }
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON", e);
    }
    throw new IllegalArgumentException("not a JSON array");
  }
}
