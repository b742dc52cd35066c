package io.meshwork.quality.kind;

import java.math.BigDecimal;
import java.util.List;
import software.amazon.glue.dqdl.model.condition.Condition;
import software.amazon.glue.dqdl.model.condition.number.NumberBasedCondition;

/**
 * What a number is expected to be.
 *
 * @param operands two for {@code between}, any for {@code in}, else one
 * @param text as the rule has it, such as {@code > 0.95}
 */
record NumberCondition(Operator operator, List<BigDecimal> operands, String text) {
  /** Equality of doubles that come of sums: closer than any share of a batch that would matter. */
  private static final double TOLERANCE = 1e-9;

  static final NumberCondition ALL =
      new NumberCondition(Operator.EQUALS, List.of(BigDecimal.ONE), "= 1");

  /** Reads a condition on a number; NULL is none. */
  static NumberCondition of(Condition condition) {
    if (!(condition instanceof NumberBasedCondition numbers)) {
      throw new InvalidRule("a condition on a number is missing, such as > 0.95.");
    }
    if (Numbers.hasNull(numbers.getOperands())) {
      throw new InvalidRule("a metric can't be compared with NULL. Compare with a number.");
    }
    return new NumberCondition(
        Operator.of(numbers.getOperator()),
        Numbers.values(numbers.getOperands()),
        numbers.getFormattedCondition());
  }

  boolean holds(double value) {
    return switch (operator) {
      case EQUALS, IN -> isAny(value);
      case NOT_EQUALS, NOT_IN -> !isAny(value);
      case GREATER_THAN -> value > operand(0);
      case GREATER_THAN_EQUAL_TO -> value >= operand(0);
      case LESS_THAN -> value < operand(0);
      case LESS_THAN_EQUAL_TO -> value <= operand(0);
      case BETWEEN -> value > operand(0) && value < operand(1);
      case NOT_BETWEEN -> value <= operand(0) || value >= operand(1);
      case MATCHES, NOT_MATCHES ->
          throw new IllegalStateException("Not a comparison of numbers: " + operator);
    };
  }

  String sql(String left) {
    return operator.sql(left, words(operands));
  }

  /** Such as {@code be at least 3}. */
  String words() {
    return operator.words(words(operands));
  }

  private boolean isAny(double value) {
    return operands.stream()
        .mapToDouble(BigDecimal::doubleValue)
        .anyMatch(o -> Math.abs(value - o) <= TOLERANCE * Math.max(1, Math.abs(o)));
  }

  private double operand(int index) {
    return operands.get(index).doubleValue();
  }

  static List<String> words(List<BigDecimal> numbers) {
    return numbers.stream().map(BigDecimal::toPlainString).toList();
  }
}
