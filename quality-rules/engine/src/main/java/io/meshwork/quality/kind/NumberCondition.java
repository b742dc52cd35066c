package io.meshwork.quality.kind;

import io.meshwork.quality.Band;
import io.meshwork.quality.expression.Constant;
import io.meshwork.quality.expression.Expression;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.glue.dqdl.model.condition.Condition;
import software.amazon.glue.dqdl.model.condition.number.NumberBasedCondition;

/**
 * What a number is expected to be.
 *
 * @param operands two for {@code between}, any for {@code in}, else one
 * @param text as the rule has it, such as {@code > 0.95}
 */
record NumberCondition(Operator operator, List<Expression> operands, String text) {
  /** Equality of doubles that come of sums: closer than any share of a batch that would matter. */
  private static final double TOLERANCE = 1e-9;

  private static final double[] NONE = {};

  static final NumberCondition ALL =
      new NumberCondition(Operator.EQUALS, List.of(new Constant(BigDecimal.ONE)), "= 1");

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
        numbers.getOperands().stream().map(Operands::read).toList(),
        numbers.getFormattedCondition());
  }

  /** The most earlier values of the metric that it looks at; 0 if none. */
  int depth() {
    return operands.stream().mapToInt(Expression::depth).max().orElse(0);
  }

  /** The fewest earlier values without which it can't be told; 0 if none. */
  int needs() {
    return operands.stream().mapToInt(Expression::needs).max().orElse(0);
  }

  /**
   * The same with numbers alone, which its text shows too, such as {@code > avg(last(10)) * 0.6 =
   * 6,012}.
   *
   * @param earlier values of the metric, newest first, at least {@link #needs} of them
   * @return empty if a number is none, after a division by zero
   */
  Optional<NumberCondition> resolved(double[] earlier) {
    List<Double> values = operands.stream().map(o -> o.value(earlier)).toList();
    if (!values.stream().allMatch(Double::isFinite)) {
      return Optional.empty();
    }
    String by = operator == Operator.IN || operator == Operator.NOT_IN ? ", " : " and ";
    return Optional.of(
        new NumberCondition(
            operator,
            values.stream().<Expression>map(v -> new Constant(BigDecimal.valueOf(v))).toList(),
            text + " = " + values.stream().map(Numbers::grouped).collect(Collectors.joining(by))));
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

  /** The values between which it holds; empty if it holds elsewhere than between two bounds. */
  Optional<Band> band(String method, int points) {
    return switch (operator) {
      case GREATER_THAN, GREATER_THAN_EQUAL_TO ->
          Optional.of(new Band(operand(0), null, method, points));
      case LESS_THAN, LESS_THAN_EQUAL_TO -> Optional.of(new Band(null, operand(0), method, points));
      case EQUALS -> Optional.of(new Band(operand(0), operand(0), method, points));
      case BETWEEN -> Optional.of(new Band(operand(0), operand(1), method, points));
      default -> Optional.empty();
    };
  }

  /**
   * The condition in SQL.
   *
   * @throws InvalidRule if it speaks of earlier values
   */
  String sql(String left) {
    return operator.sql(left, words(numbers()));
  }

  /**
   * Such as {@code be at least 3}.
   *
   * @throws InvalidRule if it speaks of earlier values
   */
  String words() {
    return operator.words(words(numbers()));
  }

  private boolean isAny(double value) {
    return operands.stream()
        .mapToDouble(o -> o.value(NONE))
        .anyMatch(o -> Math.abs(value - o) <= TOLERANCE * Math.max(1, Math.abs(o)));
  }

  private double operand(int index) {
    return operands.get(index).value(NONE);
  }

  private List<BigDecimal> numbers() {
    return operands.stream()
        .map(o -> o.constant().orElseThrow(() -> Numbers.ofHistory(text)))
        .toList();
  }

  static List<String> words(List<BigDecimal> numbers) {
    return numbers.stream().map(BigDecimal::toPlainString).toList();
  }
}
