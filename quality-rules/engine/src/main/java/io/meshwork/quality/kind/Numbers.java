package io.meshwork.quality.kind;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import software.amazon.glue.dqdl.model.condition.number.NullNumericOperand;
import software.amazon.glue.dqdl.model.condition.number.NumericOperand;

/** The numbers of a condition on rows: literals and arithmetic on them. */
final class Numbers {
  private static final MathContext DIGITS = new MathContext(6);

  private Numbers() {}

  /**
   * The values, NULL left out.
   *
   * @throws InvalidRule if one of them speaks of earlier values
   */
  static List<BigDecimal> values(List<NumericOperand> operands) {
    return operands.stream()
        .filter(o -> !(o instanceof NullNumericOperand))
        .map(o -> Operands.read(o).constant().orElseThrow(() -> ofHistory(o.getOperand())))
        .toList();
  }

  static InvalidRule ofHistory(String condition) {
    return new InvalidRule(
        "%s speaks of a metric's earlier values, which a row's value doesn't have. Compare with a number, or the share of rows: with threshold > avg(last(10))."
            .formatted(condition));
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

  /** The same, with commas between the thousands. */
  static String grouped(double value) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    BigDecimal number = new BigDecimal(words(value));
    return String.format(Locale.ROOT, "%,." + number.scale() + "f", number);
  }

  private static boolean isWhole(BigDecimal number) {
    return number.stripTrailingZeros().scale() <= 0;
  }
}
