package io.meshwork.quality.kind;

import io.meshwork.quality.Dimension;
import io.meshwork.quality.sql.Sql;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.TimestampType;
import software.amazon.glue.dqdl.model.condition.duration.Duration;
import software.amazon.glue.dqdl.model.condition.duration.DurationBasedCondition;

/**
 * The age of the value, from it to now. A value in the future has a negative age; null fails, as
 * AWS documents it.
 */
record DataFreshness() implements RowKind {
  @Override
  public String name() {
    return "DataFreshness";
  }

  @Override
  public String usage() {
    return "DataFreshness \"column\" <= 24 hours";
  }

  @Override
  public Dimension dimension() {
    return Dimension.TIMELINESS;
  }

  @Override
  public RowPredicate predicate(Subject subject) {
    StructField column = subject.column();
    if (!(column.dataType() instanceof TimestampType) && !(column.dataType() instanceof DateType)) {
      throw subject.wrongType(column, "DataFreshness needs a date or a timestamp");
    }
    if (!(subject.condition() instanceof DurationBasedCondition durations)) {
      throw new InvalidRule("DataFreshness needs a duration. Write it like: " + usage());
    }
    Operator operator = Operator.of(durations.getOperator());
    List<String> micros = durations.getOperands().stream().map(DataFreshness::micros).toList();
    List<String> words =
        durations.getOperands().stream().map(Duration::getFormattedDuration).toList();
    String value = "unix_micros(cast(%s AS timestamp))".formatted(Sql.name(column.name()));
    return new RowPredicate(
        column.name(),
        now -> operator.sql("(unix_micros(%s) - %s)".formatted(now, value), micros),
        "the age of %s must %s".formatted(column.name(), operator.words(words)));
  }

  private static String micros(Duration duration) {
    ChronoUnit unit = ChronoUnit.valueOf(duration.getUnit().name());
    return unit.getDuration().multipliedBy(duration.getAmount()).toMillis() + "000";
  }
}
