package io.meshwork.contract.yaml;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A single value.
 *
 * @param line the line it starts on
 * @param textLine the line its text starts on, which for a block ({@code |}) is the next one
 * @param value a {@link String}, {@link Boolean} or {@link BigDecimal}, or null
 */
public record YamlScalar(int line, int textLine, Object value) implements Yaml {

  /** The value if it is text. */
  public Optional<String> text() {
    return value instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /** The value if it is a number. */
  public Optional<BigDecimal> number() {
    return value instanceof BigDecimal number ? Optional.of(number) : Optional.empty();
  }

  /** The value written out, whatever it is. */
  public String plain() {
    return value instanceof BigDecimal number ? number.toPlainString() : String.valueOf(value);
  }

  @Override
  public String words() {
    if (value == null) {
      return "empty";
    }
    if (value instanceof String text) {
      return "the text \"" + text + "\"";
    }
    return (value instanceof Boolean ? "" : "the number ") + plain();
  }
}
