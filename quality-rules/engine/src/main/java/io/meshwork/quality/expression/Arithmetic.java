package io.meshwork.quality.expression;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/** Two numbers and what is done with them. */
public record Arithmetic(Expression left, Sign sign, Expression right) implements Expression {
  /** The four signs of arithmetic. */
  public enum Sign {
    PLUS,
    MINUS,
    TIMES,
    DIVIDED_BY;

    /** Whether it is worked out before plus and minus. */
    public boolean bindsTighter() {
      return this == TIMES || this == DIVIDED_BY;
    }
  }

  @Override
  public double value(double[] earlier) {
    double a = left.value(earlier);
    double b = right.value(earlier);
    return switch (sign) {
      case PLUS -> a + b;
      case MINUS -> a - b;
      case TIMES -> a * b;
      case DIVIDED_BY -> a / b;
    };
  }

  @Override
  public int depth() {
    return Math.max(left.depth(), right.depth());
  }

  @Override
  public int needs() {
    return Math.max(left.needs(), right.needs());
  }

  /** Exact, save for quotients. Empty for a division by zero too. */
  @Override
  public Optional<BigDecimal> constant() {
    return left.constant().flatMap(a -> right.constant().flatMap(b -> exact(a, b)));
  }

  private Optional<BigDecimal> exact(BigDecimal a, BigDecimal b) {
    return switch (sign) {
      case PLUS -> Optional.of(a.add(b));
      case MINUS -> Optional.of(a.subtract(b));
      case TIMES -> Optional.of(a.multiply(b));
      case DIVIDED_BY ->
          b.signum() == 0 ? Optional.empty() : Optional.of(a.divide(b, MathContext.DECIMAL64));
    };
  }
}
