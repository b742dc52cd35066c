package io.meshwork.iot.health;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * Where the sensors of a device are gone on from: the last day of each before the first stale one.
 *
 * <p>It is found by pointers, not by a search: the latest row names its day and the one before, and
 * so does the row of each stale day. What lies before the first stale day is complete, whatever a
 * run left undone that was killed; and a pointer to there, of a complete run or of a killed one,
 * points to the last day there is. A killed run can only have left rows that point to a stale day
 * whose own row it didn't come to write. Then the sensor's first day is what is left, and all its
 * days are stale.
 */
final class Resumption {
  private static final String SINCE = "since";
  private static final String PREVIOUS = "previous";
  private static final String FIRST = "first_day";

  private Resumption() {}

  /**
   * One row per device and sensor of which a day is lost: each day from its first one on until the
   * stale ones begin.
   *
   * @param stale device, day
   * @param told what was told of the devices: the latest rows, and those of the stale days unless
   *     there are none but the latest
   * @return device, day
   */
  static Dataset<Row> lostDays(Dataset<Row> stale, Dataset<Row> told) {
    Column days = expr("sequence(min(%s), min(%s) - 1)".formatted(FIRST, SINCE));
    return sensors(stale, told)
        .where(col(PREVIOUS).isNull().and(col(FIRST).lt(col(SINCE))))
        .groupBy("device")
        .agg(days.as("days"))
        .select(col("device"), explode(col("days")).as("day"));
  }

  /**
   * The partitions to go on from.
   *
   * @param stale device, day; none is lost
   * @param told as with {@link #lostDays}
   * @return device, period; distinct
   */
  static Dataset<Row> periods(Dataset<Row> stale, Dataset<Row> told) {
    return sensors(stale, told)
        .where(col(PREVIOUS).isNotNull())
        .select(col("device"), Period.of(col(PREVIOUS)))
        .distinct();
  }

  /** Rows of both in one union, so that one shuffle by device does for all. */
  private static Dataset<Row> sensors(Dataset<Row> stale, Dataset<Row> told) {
    Column since = min(col("stale_day")).over(Window.partitionBy("device"));
    return told.select("device", "sensor", "day", "previous_day", "first_day")
        .unionByName(stale.select(col("device"), col("day").as("stale_day")), true)
        .withColumn(SINCE, since)
        .where(col("sensor").isNotNull())
        .groupBy("device", "sensor")
        .agg(
            min(col(SINCE)).as(SINCE),
            max(greatest(before("day"), before("previous_day"))).as(PREVIOUS),
            min(col("first_day")).as(FIRST));
  }

  private static Column before(String day) {
    return when(col(day).lt(col(SINCE)), col(day));
  }
}
