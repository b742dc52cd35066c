package io.meshwork.finance.position;

import java.math.BigDecimal;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/**
 * A position at the end of a day.
 *
 * @param day days since 1970-01-01
 * @param averageCost of one unit, by the average method; null if there are none
 * @param cost of the open lots
 * @param realised profit of all closed lots so far, after fees
 * @param realisedAverage profit of all units that were given up, each at the average cost
 * @param fees of all trades so far
 * @param lots how many are open
 */
record Holding(
    int day,
    BigDecimal quantity,
    BigDecimal averageCost,
    BigDecimal cost,
    BigDecimal realised,
    BigDecimal realisedAverage,
    BigDecimal fees,
    int lots) {

  static final StructType TYPE =
      StructType.fromDDL(
          "day int, until int, quantity decimal(28,8), average_cost decimal(28,6), cost decimal(28,6),"
              + " realised decimal(28,6), realised_average decimal(28,6), fees decimal(28,6), lots int");

  /**
   * @param until the day on which it changes; null if it doesn't
   */
  Row row(Integer until) {
    return RowFactory.create(
        day,
        until,
        quantity,
        averageCost,
        Rounding.shown(cost),
        Rounding.shown(realised),
        Rounding.shown(realisedAverage),
        Rounding.shown(fees),
        lots);
  }
}
