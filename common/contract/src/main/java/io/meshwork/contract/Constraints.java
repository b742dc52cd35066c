package io.meshwork.contract;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a value must satisfy; a null satisfies all of it.
 *
 * @param minimum the least number
 * @param maximum the greatest number
 * @param exclusiveMinimum whether {@code minimum} itself is refused
 * @param exclusiveMaximum whether {@code maximum} itself is refused
 * @param minLength the least number of characters (code points), for a list of items
 * @param maxLength the greatest number of characters (code points), for a list of items
 * @param pattern a Java regular expression that is found in the value ({@code ^} and {@code $}
 *     anchor it, as in JSON Schema)
 * @param allowedValues the only values, as text; empty if any value may be
 */
public record Constraints(
    Optional<BigDecimal> minimum,
    Optional<BigDecimal> maximum,
    boolean exclusiveMinimum,
    boolean exclusiveMaximum,
    OptionalInt minLength,
    OptionalInt maxLength,
    Optional<String> pattern,
    List<String> allowedValues) {

  private static final Constraints NONE =
      new Constraints(
          Optional.empty(),
          Optional.empty(),
          false,
          false,
          OptionalInt.empty(),
          OptionalInt.empty(),
          Optional.empty(),
          List.of());

  public Constraints {
    allowedValues = List.copyOf(allowedValues);
  }

  /** Any value will do. */
  public static Constraints none() {
    return NONE;
  }
}
