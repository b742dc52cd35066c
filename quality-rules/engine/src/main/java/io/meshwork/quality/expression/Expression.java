package io.meshwork.quality.expression;

import java.math.BigDecimal;
import java.util.Optional;

/** A number that a metric is compared with. */
public sealed interface Expression permits Absolute, Arithmetic, Constant, Reduced {
  /**
   * Its value.
   *
   * @param earlier a metric's earlier values, newest first, at least {@link #needs} of them
   * @return not finite where it divides by zero
   */
  double value(double[] earlier);

  /** The most earlier values that it looks at; 0 if none. */
  int depth();

  /** The fewest earlier values without which it has no value; 0 if none. */
  int needs();

  /** Its value where it needs no earlier values. */
  default Optional<BigDecimal> constant() {
    return Optional.empty();
  }
}
