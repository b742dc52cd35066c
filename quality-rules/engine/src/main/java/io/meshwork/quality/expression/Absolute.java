package io.meshwork.quality.expression;

import java.math.BigDecimal;
import java.util.Optional;

/** {@code abs(of)}. */
public record Absolute(Expression of) implements Expression {
  @Override
  public double value(double[] earlier) {
    return Math.abs(of.value(earlier));
  }

  @Override
  public int depth() {
    return of.depth();
  }

  @Override
  public int needs() {
    return of.needs();
  }

  @Override
  public Optional<BigDecimal> constant() {
    return of.constant().map(BigDecimal::abs);
  }
}
