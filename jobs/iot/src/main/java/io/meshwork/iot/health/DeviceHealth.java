package io.meshwork.iot.health;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.unix_micros;

import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.KeyValueGroupedDataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;

/**
 * How each sensor of each device does: last state, heartbeat and downtime, anomaly score, stuck and
 * drifting sensors. Plain Dataset in and out.
 *
 * <p>A sensor's day depends on its readings up to then alone. So when readings of a day have come
 * or gone, that day and every later one of the sensor are to be computed again: hand over all
 * readings since that day began, and what was kept of the last day before it. Earlier days stay
 * true. When the expected interval of a device changes, its days change from the first one on.
 */
final class DeviceHealth {
  static final StructType READING =
      StructType.fromDDL("device string, sensor string, micros bigint, value double");
  static final StructType KNOWN =
      StructType.fromDDL(
              "device string, sensor string, period string, state binary, expected_interval_s int")
          .add("kept", DayColumns.MICROS);

  private DeviceHealth() {}

  /**
   * Judges readings day by day, in one job. Persist it if more than one of {@link #health}, {@link
   * #anomalies} and {@link #states} is asked for.
   *
   * @param readings of the touched devices, whole days without a hole in between: device, sensor,
   *     event_time, value. A value that is null, NaN or infinite is a sign of life, nothing else
   * @param registry one row per device: device, expected_interval_s (seconds between two readings
   *     of a sensor). Without a row or a number no downtime is found
   * @param told rows of {@link #health} of days before the readings, among them each sensor's last
   *     one; of a sensor that has none, all readings must be there
   * @param states the rows of {@link #states} of the same days
   * @return one row per device, sensor and UTC day (day) that has readings, and one for each sensor
   *     in told that has none:
   *     <ul>
   *       <li>periods: what the row tells: the day, "latest", or both; "latest" alone if it was
   *           told before
   *       <li>first_day, previous_day: the sensor's first day with readings, and the last one
   *           before this
   *       <li>expected_interval_s: what the registry says
   *       <li>last_event_time, last_value (null if unusable); overdue_at: when it counts as down
   *           unless another reading comes, three expected intervals later, null if none is known
   *       <li>readings, unusable: how many there are, and how many have no usable value
   *       <li>downtimes, downtime_s, longest_downtime_s: how often, and how many seconds, it was
   *           down until a reading of this day
   *       <li>anomaly_score of the last reading, max_anomaly_score of all: from 0 to 1, anomalous
   *           above 0.5
   *       <li>stuck; unchanged, unchanged_since: how many readings in a row have the last usable
   *           value, and the first of them
   *       <li>drift: up, down or none; drift_since: the day (its first instant) that has shown it
   *       <li>anomalies: what began with a reading of this day, in order: event_time, kind (level,
   *           forecast, stuck, drift or downtime), value, score (of level and forecast), since
   *       <li>state: to go on from; null if it was told before
   *     </ul>
   *
   * @throws io.meshwork.runtime.MeshException DEFECT, in a task, if a state is of another version
   */
  static Dataset<Row> days(
      Dataset<Row> readings, Dataset<Row> registry, Dataset<Row> told, Dataset<Row> states) {
    Dataset<Row> timed = readings.withColumn("micros", unix_micros(col("event_time")));
    return byDevice(timed, READING)
        .cogroupSorted(
            byDevice(known(registry, told, states), KNOWN),
            new Column[] {col("sensor"), col("micros"), col("value")},
            new Column[] {col("period")},
            new DeviceTask(),
            Encoders.row(DayColumns.MICROS))
        .select(DayColumns.typed());
  }

  /** One side instead of four, so that readings are shuffled once. */
  private static Dataset<Row> known(Dataset<Row> registry, Dataset<Row> told, Dataset<Row> states) {
    Dataset<Row> kept =
        told.select(col("device"), col("sensor"), col("period"), DayColumns.kept().as("kept"));
    return kept.unionByName(states.select("device", "sensor", "period", "state"), true)
        .unionByName(registry.select("device", "expected_interval_s"), true);
  }

  /**
   * How the sensors do, each day and at last.
   *
   * @param days as {@link #days} makes them
   * @return one row per device, period and sensor: the columns of days without periods, anomalies
   *     and state
   */
  static Dataset<Row> health(Dataset<Row> days) {
    Column period = explode(col("periods")).as(Period.NAME);
    return days.select(
        Stream.concat(
                Stream.of(period), Arrays.stream(DayColumns.TOLD.fieldNames()).map(functions::col))
            .toArray(Column[]::new));
  }

  /**
   * The anomalies of all days.
   *
   * @param days as {@link #days} makes them
   * @return one row per device, period, sensor, event_time and kind: value, score (null unless kind
   *     is level or forecast), since
   */
  static Dataset<Row> anomalies(Dataset<Row> days) {
    return days.select(col("device"), day(), col("sensor"), explode(col("anomalies")).as("anomaly"))
        .select("device", "period", "sensor", "anomaly.*");
  }

  /**
   * What is known at the end of each day.
   *
   * @param days as {@link #days} makes them
   * @return one row per device, period and sensor: state
   */
  static Dataset<Row> states(Dataset<Row> days) {
    return days.where(col("state").isNotNull())
        .select(col("device"), day(), col("sensor"), col("state"));
  }

  /** The day comes before "latest". */
  private static Column day() {
    return element_at(col("periods"), 1).as(Period.NAME);
  }

  /** By column, not by a function: so Spark sees what the rows are grouped by. */
  private static KeyValueGroupedDataset<String, Row> byDevice(
      Dataset<Row> rows, StructType schema) {
    return rows.select(columnsOf(schema))
        .groupBy("device")
        .as(Encoders.STRING(), Encoders.row(schema));
  }

  private static Column[] columnsOf(StructType schema) {
    return Arrays.stream(schema.fieldNames()).map(functions::col).toArray(Column[]::new);
  }
}
