package io.meshwork.quality.kind;

import io.meshwork.quality.sql.Sql;
import java.time.LocalTime;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.TimestampType;
import software.amazon.glue.dqdl.model.condition.Condition;
import software.amazon.glue.dqdl.model.condition.date.DateBasedCondition;
import software.amazon.glue.dqdl.model.condition.date.DateExpression;
import software.amazon.glue.dqdl.model.condition.date.DateExpression.StaticDateTime;
import software.amazon.glue.dqdl.model.condition.date.NullDateExpression;

/**
 * Conditions with times of day, such as {@code "14:30"} or {@code "2:30 PM"}: the time of day in
 * UTC of a timestamp. AWS documents them for files alone. In a column of strings they are strings.
 */
record TimeValues() implements Values.Reader {
  private static final long MICROS_A_DAY = 86_400_000_000L;

  @Override
  public boolean reads(Condition condition) {
    return condition instanceof DateBasedCondition dates
        && dates.getOperands().stream().anyMatch(StaticDateTime.class::isInstance);
  }

  @Override
  public Values read(Subject subject, StructField column, Condition condition) {
    DateBasedCondition times = (DateBasedCondition) condition;
    List<DateExpression> operands =
        times.getOperands().stream().filter(o -> !(o instanceof NullDateExpression)).toList();
    if (!operands.stream().allMatch(StaticDateTime.class::isInstance)) {
      throw new InvalidRule("a time of day has no date: it can't stand beside dates.");
    }
    Operator operator = Operator.of(times.getOperator());
    boolean isText = column.dataType() instanceof StringType && operator.isMembership();
    if (!isText && !(column.dataType() instanceof TimestampType)) {
      throw subject.wrongType(column, "times of day compare with a column of timestamps only");
    }
    return new Values(
        operator,
        isText ? UnaryOperator.identity() : TimeValues::ofDay,
        operands.stream().map(o -> literal(o, isText)).toList(),
        List.of(),
        operands.size() < times.getOperands().size(),
        times.getOperands().stream().map(DateValues::words).toList());
  }

  private static String ofDay(String column) {
    return "pmod(unix_micros(%s), %d)".formatted(column, MICROS_A_DAY);
  }

  private static UnaryOperator<String> literal(DateExpression time, boolean isText) {
    LocalTime ofDay = time.getEvaluatedExpression().toLocalTime();
    String literal =
        isText ? Sql.text(DateValues.words(time)) : Long.toString(ofDay.toNanoOfDay() / 1000);
    return now -> literal;
  }
}
