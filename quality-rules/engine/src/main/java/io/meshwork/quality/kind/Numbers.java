package io.meshwork.quality.kind;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import software.amazon.glue.dqdl.model.condition.number.AtomicNumberOperand;
import software.amazon.glue.dqdl.model.condition.number.BinaryExpressionOperand;
import software.amazon.glue.dqdl.model.condition.number.FunctionCallOperand;
import software.amazon.glue.dqdl.model.condition.number.NullNumericOperand;
import software.amazon.glue.dqdl.model.condition.number.NumericOperand;

/** The numbers of a condition: literals and arithmetic on them. */
final class Numbers {
  private static final MathContext DIGITS = new MathContext(6);

  private Numbers() {}

  /** The values, NULL left out. */
  static List<BigDecimal> values(List<NumericOperand> operands) {
    return operands.stream()
        .filter(o -> !(o instanceof NullNumericOperand))
        .map(Numbers::value)
        .toList();
  }

  static boolean hasNull(List<NumericOperand> operands) {
    return operands.stream().anyMatch(NullNumericOperand.class::isInstance);
  }

  /** To six digits, unless that would make it look like a whole number that it isn't. */
  static String words(double value) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    BigDecimal exact = BigDecimal.valueOf(value);
    BigDecimal rounded = exact.round(DIGITS);
    boolean misleading = isWhole(rounded) && rounded.compareTo(exact) != 0;
    return (misleading ? exact : rounded).stripTrailingZeros().toPlainString();
  }

  private static boolean isWhole(BigDecimal number) {
    return number.stripTrailingZeros().scale() <= 0;
  }

  private static BigDecimal value(NumericOperand operand) {
    if (operand instanceof AtomicNumberOperand) {
      return new BigDecimal(operand.getOperand().replace(" ", ""));
    }
    if (operand instanceof BinaryExpressionOperand expression) {
      return value(
          expression.getOperator(),
          value(expression.getOperand1()),
          value(expression.getOperand2()));
    }
    if (operand instanceof FunctionCallOperand call) {
      throw new InvalidRule(
          "%s() needs earlier values of the metric, which are not kept. Compare with a number."
              .formatted(call.getFunctionName()));
    }
    throw new InvalidRule("NULL can't be compared with there. Compare with a number.");
  }

  private static BigDecimal value(String operator, BigDecimal left, BigDecimal right) {
    return switch (operator) {
      case "+" -> left.add(right);
      case "-" -> left.subtract(right);
      case "*" -> left.multiply(right);
      default -> quotient(left, right);
    };
  }

  private static BigDecimal quotient(BigDecimal left, BigDecimal right) {
    if (right.signum() == 0) {
      throw new InvalidRule("a division by zero. Write the number that is meant.");
    }
    return left.divide(right, MathContext.DECIMAL64);
  }
}
