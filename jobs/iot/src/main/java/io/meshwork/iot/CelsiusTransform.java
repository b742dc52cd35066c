package io.meshwork.iot;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.when;

import io.meshwork.runtime.shape.Transform;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Lands all temperatures in degrees Celsius, so that the readings of one sensor make one series
 * whatever the firmware reports: {@code C = (F - 32) * 5 / 9}, to six decimals.
 */
final class CelsiusTransform implements Transform {
  private static final long serialVersionUID = 1L;

  private static final int DECIMALS = 6;

  @Override
  public Dataset<Row> apply(Dataset<Row> readings) {
    Column fahrenheit = col("unit").equalTo("fahrenheit");
    Column celsius = round(col("value").minus(lit(32)).multiply(lit(5)).divide(lit(9)), DECIMALS);
    return readings.withColumns(
        Map.of(
            "value", when(fahrenheit, celsius).otherwise(col("value")),
            "unit", when(fahrenheit, lit("celsius")).otherwise(col("unit"))));
  }
}
