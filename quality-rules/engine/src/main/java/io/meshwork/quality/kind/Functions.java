package io.meshwork.quality.kind;

import io.meshwork.quality.expression.Absolute;
import io.meshwork.quality.expression.Expression;
import io.meshwork.quality.expression.Reduced;
import io.meshwork.quality.expression.Reduction;
import io.meshwork.quality.sql.Suggestion;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import software.amazon.glue.dqdl.model.condition.number.FunctionCallOperand;
import software.amazon.glue.dqdl.model.condition.number.NumericOperand;

/**
 * The functions of DQDL's dynamic rules: those that AWS documents (abs, avg, index, last, max,
 * median, min, std, sum), and percentile and stddev.
 */
final class Functions {
  private static final String LAST = "last";

  /** More than a history keeps of most metrics, and a slip of the keyboard rather than a wish. */
  private static final int MOST = 1000;

  private Functions() {}

  static Expression read(FunctionCallOperand call) {
    return switch (call.getFunctionName()) {
      case LAST -> last(call);
      case "abs" -> new Absolute(Operands.read(arguments(call, 1).get(0)));
      case "index" -> index(call);
      case "percentile" -> percentile(call);
      default -> reduced(call);
    };
  }

  /** Without a number, and with 1, it is itself a number. */
  private static Expression last(FunctionCallOperand call) {
    int count = count(call);
    if (count > 1) {
      throw new InvalidRule(
          "last(%d) is %d values, not one. Make one number of them, such as avg(last(%d))."
              .formatted(count, count, count));
    }
    return new Reduced(Reduction.index(0), 1);
  }

  private static Expression reduced(FunctionCallOperand call) {
    String name = call.getFunctionName();
    Reduction by = Reduction.named(name).orElseThrow(() -> unknown(name));
    return new Reduced(by, values(call, 1));
  }

  private static Expression index(FunctionCallOperand call) {
    int count = values(call, 2);
    int index = whole(call.getOperands().get(1), "the second number of index()", 0, count - 1);
    return new Reduced(Reduction.index(index), count);
  }

  private static Expression percentile(FunctionCallOperand call) {
    int count = values(call, 2);
    BigDecimal percent = constant(call.getOperands().get(1), "the percentage of percentile()");
    if (percent.signum() < 0 || percent.compareTo(BigDecimal.valueOf(100)) > 0) {
      throw new InvalidRule(
          "the percentage of percentile() is %s. Give 0 to 100.".formatted(percent));
    }
    return new Reduced(Reduction.percentile(percent.doubleValue()), count);
  }

  /** The k of {@code last(k)}, the first of so many arguments. */
  private static int values(FunctionCallOperand call, int arguments) {
    NumericOperand first = arguments(call, arguments).get(0);
    if (first instanceof FunctionCallOperand last && last.getFunctionName().equals(LAST)) {
      return count(last);
    }
    throw new InvalidRule(
        "%s() takes the last values of the metric, such as last(10), not %s."
            .formatted(call.getFunctionName(), first.getOperand()));
  }

  private static int count(FunctionCallOperand last) {
    if (last.getOperands().isEmpty()) {
      return 1;
    }
    return whole(arguments(last, 1).get(0), "the number of last()", 1, MOST);
  }

  private static List<NumericOperand> arguments(FunctionCallOperand call, int count) {
    if (call.getOperands().size() != count) {
      throw new InvalidRule(
          "%s() takes %s, not %d."
              .formatted(
                  call.getFunctionName(),
                  count == 1 ? "one argument" : count + " arguments",
                  call.getOperands().size()));
    }
    return call.getOperands();
  }

  private static int whole(NumericOperand operand, String what, int least, int most) {
    BigDecimal number = constant(operand, what);
    boolean fits =
        number.stripTrailingZeros().scale() <= 0
            && number.compareTo(BigDecimal.valueOf(least)) >= 0
            && number.compareTo(BigDecimal.valueOf(most)) <= 0;
    if (!fits) {
      throw new InvalidRule(
          "%s is %s. Give a whole number from %d to %d.".formatted(what, number, least, most));
    }
    return number.intValueExact();
  }

  private static BigDecimal constant(NumericOperand operand, String what) {
    return Operands.read(operand)
        .constant()
        .orElseThrow(
            () ->
                new InvalidRule("%s is %s. Give a number.".formatted(what, operand.getOperand())));
  }

  private static InvalidRule unknown(String name) {
    List<String> known = new ArrayList<>(Reduction.names());
    known.addAll(List.of("abs", "index", LAST, "percentile"));
    known.sort(null);
    return new InvalidRule(
        "there is no function %s().%s Functions: %s."
            .formatted(name, Suggestion.of(name, known), String.join(", ", known)));
  }
}
