package io.meshwork.quality.kind;

import io.meshwork.quality.expression.Arithmetic;
import io.meshwork.quality.expression.Arithmetic.Sign;
import io.meshwork.quality.expression.Constant;
import io.meshwork.quality.expression.Expression;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.glue.dqdl.model.condition.number.AtomicNumberOperand;
import software.amazon.glue.dqdl.model.condition.number.BinaryExpressionOperand;
import software.amazon.glue.dqdl.model.condition.number.FunctionCallOperand;
import software.amazon.glue.dqdl.model.condition.number.NumericOperand;

/**
 * Reads the numbers of a condition. The library nests arithmetic from left to right whatever its
 * signs; here {@code *} and {@code /} come before {@code +} and {@code -}, as everybody writes it.
 */
final class Operands {
  private static final Map<String, Sign> SIGNS =
      Map.of("+", Sign.PLUS, "-", Sign.MINUS, "*", Sign.TIMES, "/", Sign.DIVIDED_BY);

  private final List<Expression> terms = new ArrayList<>();
  private final List<Sign> signs = new ArrayList<>();

  private Operands() {}

  static Expression read(NumericOperand operand) {
    if (operand instanceof AtomicNumberOperand) {
      return new Constant(new BigDecimal(operand.getOperand().replace(" ", "")));
    }
    if (operand instanceof FunctionCallOperand call) {
      return Functions.read(call);
    }
    if (operand instanceof BinaryExpressionOperand expression) {
      Operands chain = new Operands();
      chain.take(expression);
      return chain.joined();
    }
    throw new InvalidRule("NULL can't be compared with there. Compare with a number.");
  }

  /** Takes the terms as they are written, up to the parentheses. */
  private void take(BinaryExpressionOperand expression) {
    if (expression.getOperand1() instanceof BinaryExpressionOperand left
        && !left.isParenthesized()) {
      take(left);
    } else {
      terms.add(read(expression.getOperand1()));
    }
    signs.add(SIGNS.get(expression.getOperator()));
    terms.add(read(expression.getOperand2()));
  }

  private Expression joined() {
    Expression sum = null;
    Sign before = null;
    Expression product = terms.get(0);
    for (int i = 0; i < signs.size(); i++) {
      if (signs.get(i).bindsTighter()) {
        product = join(product, signs.get(i), terms.get(i + 1));
        continue;
      }
      sum = before == null ? product : join(sum, before, product);
      before = signs.get(i);
      product = terms.get(i + 1);
    }
    return before == null ? product : join(sum, before, product);
  }

  private static Expression join(Expression left, Sign sign, Expression right) {
    boolean byZero =
        sign == Sign.DIVIDED_BY && right.constant().filter(n -> n.signum() == 0).isPresent();
    if (byZero) {
      throw new InvalidRule("a division by zero. Write the number that is meant.");
    }
    return new Arithmetic(left, sign, right);
  }
}
