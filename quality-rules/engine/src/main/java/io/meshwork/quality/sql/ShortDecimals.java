package io.meshwork.quality.sql;

import java.io.Serializable;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.Divide;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.UnscaledValue;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.rules.Rule;
import org.apache.spark.sql.internal.SQLConf;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import scala.runtime.AbstractPartialFunction;

/**
 * Turns decimals into doubles by one division, where Spark makes a {@link java.math.BigDecimal} of
 * each. Deequ's deviations and correlations do so for every row.
 *
 * <p>Up to 15 digits the unscaled number and the power of ten are both exact as doubles, so their
 * quotient is rounded once: it is the double that is nearest to the decimal, as {@link
 * java.math.BigDecimal#doubleValue} gives it too.
 */
public final class ShortDecimals extends Rule<LogicalPlan> {
  private static final int EXACT_DIGITS = 15;

  @Override
  public LogicalPlan apply(LogicalPlan plan) {
    // An ANSI division may throw, which keeps Spark from moving it.
    return SQLConf.get().ansiEnabled() ? plan : plan.transformAllExpressions(new Divided());
  }

  private static final class Divided extends AbstractPartialFunction<Expression, Expression>
      implements Serializable {
    private static final long serialVersionUID = 1L;

    @Override
    public boolean isDefinedAt(Expression expression) {
      return expression instanceof Cast cast
          && cast.dataType().equals(DataTypes.DoubleType)
          && cast.child().dataType() instanceof DecimalType decimal
          && decimal.precision() <= EXACT_DIGITS
          && decimal.scale() >= 0;
    }

    @Override
    public Expression apply(Expression expression) {
      Expression decimal = ((Cast) expression).child();
      int scale = ((DecimalType) decimal.dataType()).scale();
      Expression unscaled =
          new Cast(
              new UnscaledValue(decimal),
              DataTypes.DoubleType,
              ((Cast) expression).timeZoneId(),
              ((Cast) expression).evalMode());
      return new Divide(
          unscaled,
          Literal.create(Math.pow(10, scale), DataTypes.DoubleType),
          ((Cast) expression).evalMode());
    }
  }
}
