package io.meshwork.sandbox.generator;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Any number in the range, with at most so many decimals. */
record UniformNumber(double min, double max, int decimals) implements FieldSource {
  @Override
  public Object value(Moment moment) {
    return rounded(min + moment.random().nextDouble() * (max - min), decimals);
  }

  static BigDecimal rounded(double value, int decimals) {
    return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
  }
}
