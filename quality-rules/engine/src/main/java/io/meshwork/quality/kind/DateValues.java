package io.meshwork.quality.kind;

import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.TimestampType;
import software.amazon.glue.dqdl.model.condition.Condition;
import software.amazon.glue.dqdl.model.condition.date.DateBasedCondition;
import software.amazon.glue.dqdl.model.condition.date.DateExpression;
import software.amazon.glue.dqdl.model.condition.date.DateExpression.CurrentDate;
import software.amazon.glue.dqdl.model.condition.date.DateExpression.CurrentDateExpression;
import software.amazon.glue.dqdl.model.condition.date.DateExpression.StaticDate;
import software.amazon.glue.dqdl.model.condition.date.NullDateExpression;

/**
 * Conditions with dates and with {@code now()}. A timestamp is compared by its day with dates, as
 * Glue does, and to the microsecond where {@code now()} is among the operands.
 */
record DateValues() implements Values.Reader {
  @Override
  public boolean reads(Condition condition) {
    return condition instanceof DateBasedCondition;
  }

  @Override
  public Values read(Subject subject, StructField column, Condition condition) {
    DateBasedCondition dates = (DateBasedCondition) condition;
    List<DateExpression> operands =
        dates.getOperands().stream().filter(o -> !(o instanceof NullDateExpression)).toList();
    boolean byDay =
        !(column.dataType() instanceof TimestampType)
            || operands.stream().allMatch(StaticDate.class::isInstance);
    return new Values(
        Operator.of(dates.getOperator()),
        left(subject, column, byDay),
        operands.stream().map(o -> literal(o, byDay)).toList(),
        List.of(),
        operands.size() < dates.getOperands().size(),
        dates.getOperands().stream().map(DateValues::words).toList());
  }

  private static UnaryOperator<String> left(Subject subject, StructField column, boolean byDay) {
    if (column.dataType() instanceof StringType) {
      return name -> "try_cast(%s AS date)".formatted(name);
    }
    if (!(column.dataType() instanceof DateType) && !(column.dataType() instanceof TimestampType)) {
      throw subject.wrongType(column, "dates compare with a column of dates or timestamps only");
    }
    return byDay ? name -> "cast(%s AS date)".formatted(name) : UnaryOperator.identity();
  }

  private static UnaryOperator<String> literal(DateExpression operand, boolean byDay) {
    String type = byDay ? "date" : "timestamp";
    if (operand instanceof StaticDate) {
      String day = operand.getEvaluatedExpression().toLocalDate().toString();
      return now -> "cast(date'%s' AS %s)".formatted(day, type);
    }
    if (operand instanceof CurrentDate) {
      return now -> "cast(%s AS %s)".formatted(now, type);
    }
    if (operand instanceof CurrentDateExpression shifted) {
      String sign = shifted.getFormattedExpression().contains("+") ? "+" : "-";
      String interval =
          "INTERVAL %d %s"
              .formatted(shifted.getDuration().getAmount(), shifted.getDuration().getUnit());
      return now -> "cast(%s %s %s AS %s)".formatted(now, sign, interval, type);
    }
    throw new IllegalStateException("Not a date: " + operand.getFormattedExpression());
  }

  static String words(DateExpression operand) {
    return operand instanceof NullDateExpression
        ? "null"
        : operand.getFormattedExpression().replace("\"", "");
  }
}
