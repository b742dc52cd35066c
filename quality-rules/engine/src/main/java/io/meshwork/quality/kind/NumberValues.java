package io.meshwork.quality.kind;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;
import software.amazon.glue.dqdl.model.condition.Condition;
import software.amazon.glue.dqdl.model.condition.number.NumberBasedCondition;

/** Conditions with numbers, and those with NULL alone, which the grammar takes for a number. */
record NumberValues() implements Values.Reader {
  @Override
  public boolean reads(Condition condition) {
    return condition instanceof NumberBasedCondition;
  }

  @Override
  public Values read(Subject subject, StructField column, Condition condition) {
    NumberBasedCondition numbers = (NumberBasedCondition) condition;
    List<BigDecimal> values = Numbers.values(numbers.getOperands());
    if (!values.isEmpty() && !(column.dataType() instanceof NumericType)) {
      throw subject.wrongType(column, "numbers compare with a column of numbers only");
    }
    boolean orNull = Numbers.hasNull(numbers.getOperands());
    List<String> literals = NumberCondition.words(values);
    List<String> words = new ArrayList<>(literals);
    if (orNull) {
      words.add("null");
    }
    return new Values(
        Operator.of(numbers.getOperator()),
        UnaryOperator.identity(),
        literals.stream().<UnaryOperator<String>>map(l -> now -> l).toList(),
        List.of(),
        orNull,
        words);
  }
}
