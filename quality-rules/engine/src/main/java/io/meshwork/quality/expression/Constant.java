package io.meshwork.quality.expression;

import java.math.BigDecimal;
import java.util.Optional;

/** A number as it is written. */
public record Constant(BigDecimal number) implements Expression {
  @Override
  public double value(double[] earlier) {
    return number.doubleValue();
  }

  @Override
  public int depth() {
    return 0;
  }

  @Override
  public int needs() {
    return 0;
  }

  @Override
  public Optional<BigDecimal> constant() {
    return Optional.of(number);
  }
}
