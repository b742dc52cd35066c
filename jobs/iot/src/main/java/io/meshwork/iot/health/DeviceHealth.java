package io.meshwork.iot.health;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.unix_micros;

import java.util.Arrays;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.KeyValueGroupedDataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * How each sensor of each device does: last state, heartbeat and downtime, anomaly score, stuck and
 * drifting sensors. Plain Dataset in and out.
 *
 * <p>A sensor's day depends on its readings up to then alone. So when readings of a day have come
 * or gone, that day and every later one of the sensor are to be computed again: hand over all
 * readings since that day began, and the state at the end of the last day before it. Earlier days
 * stay true. When the expected interval of a device changes, its days change from the first one on.
 */
public final class DeviceHealth {
  static final StructType READING =
      StructType.fromDDL("device string, sensor string, micros bigint, value double");
  static final StructType KNOWN =
      StructType.fromDDL("device string, sensor string, state binary, expected_interval_s int");

  private DeviceHealth() {}

  /**
   * Judges readings day by day, in one job. Persist what is asked for both {@link #health} and
   * {@link #anomalies}.
   *
   * @param readings of the touched sensors, whole days without a hole in between: device, sensor,
   *     event_time, value. A value that is null, NaN or infinite is a sign of life, nothing else
   * @param registry one row per device: device, expected_interval_s (seconds between two readings
   *     of a sensor). Without a row or a number no downtime is found
   * @param states where to go on: device, sensor, state, at most one row per sensor, as a former
   *     call has made it for the last day before the readings; of a sensor that has none, all
   *     readings must be there
   * @return one row per device, sensor and UTC day (day) that has readings:
   *     <ul>
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
   *       <li>state: to go on from
   *     </ul>
   *
   * @throws io.meshwork.runtime.MeshException DEFECT, in a task, if a state is of another version
   */
  public static Dataset<Row> days(
      Dataset<Row> readings, Dataset<Row> registry, Dataset<Row> states) {
    Dataset<Row> timed = readings.withColumn("micros", unix_micros(col("event_time")));
    return byDevice(timed, READING)
        .cogroupSorted(
            byDevice(known(registry, states), KNOWN),
            new Column[] {col("sensor"), col("micros"), col("value")},
            new Column[0],
            new DeviceTask(),
            Encoders.row(DayColumns.MICROS))
        .select(DayColumns.typed());
  }

  /** One side instead of two, so that readings are shuffled once. */
  private static Dataset<Row> known(Dataset<Row> registry, Dataset<Row> states) {
    return states
        .select("device", "sensor", "state")
        .unionByName(registry.select("device", "expected_interval_s"), true);
  }

  /**
   * The latest of each sensor's days.
   *
   * @param days as {@link #days} makes them
   * @return one row per device and sensor: the columns of days without anomalies and state
   */
  public static Dataset<Row> health(Dataset<Row> days) {
    Dataset<Row> told = days.drop("anomalies", "state");
    return told.groupBy("device", "sensor")
        .agg(max_by(struct(col("*")), col("day")).as("latest"))
        .select("latest.*");
  }

  /**
   * The anomalies of all days. A day that is computed again can have fewer than before: delete
   * those of the recomputed days that are older than the computation.
   *
   * @param days as {@link #days} makes them
   * @return one row per device, day, sensor, event_time and kind: value, score (null unless kind is
   *     level or forecast), since
   */
  public static Dataset<Row> anomalies(Dataset<Row> days) {
    return days.select(
            col("device"), col("day"), col("sensor"), explode(col("anomalies")).as("anomaly"))
        .select("device", "day", "sensor", "anomaly.*");
  }

  /** By column, not by a function: so Spark sees what the rows are grouped by. */
  private static KeyValueGroupedDataset<String, Row> byDevice(
      Dataset<Row> rows, StructType schema) {
    return rows.select(columnsOf(schema))
        .groupBy("device")
        .as(Encoders.STRING(), Encoders.row(schema));
  }

  private static Column[] columnsOf(StructType schema) {
    return Arrays.stream(schema.fieldNames()).map(name -> col(name)).toArray(Column[]::new);
  }
}
