package io.meshwork.iot.health;

import static org.apache.spark.sql.functions.col;

import io.meshwork.runtime.aggregate.Aggregation;
import io.meshwork.runtime.aggregate.Changes;
import io.meshwork.runtime.aggregate.Ports;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * The product iot.device_health: the readings of devices, day by day, as {@link DeviceHealth}
 * judges them.
 *
 * <p>A partition is a day of a device, or its latest state. A reading makes its day stale, and each
 * later day of the device. These are computed again from their readings and from what was kept at
 * the end of the day before, so a run with today's readings reads today's readings and one kept
 * day, however long the device has been known. A registration makes all days of the device stale:
 * its expected interval is of weight for each. All stale partitions of a device are to be computed
 * together.
 */
public final class DeviceHealthAggregation implements Aggregation {
  static final String READINGS = "readings_by_device_day";
  static final String DEVICES = "devices";
  static final String HEALTH = "device_health";
  static final String ANOMALIES = "anomalies";
  static final String STATES = "sensor_states";

  @Override
  public List<String> tables() {
    return List.of(HEALTH, ANOMALIES, STATES);
  }

  @Override
  public Dataset<Row> touched(Changes changes, Ports ports) {
    return new StaleDays(changes, ports).periods();
  }

  @Override
  public Map<String, Dataset<Row>> compute(Dataset<Row> touched, Ports ports) {
    Dataset<Row> days = computedOnce(days(touched, ports));
    return Map.of(
        HEALTH,
        DeviceHealth.health(days),
        ANOMALIES,
        DeviceHealth.anomalies(days),
        STATES,
        DeviceHealth.states(days));
  }

  static Dataset<Row> days(Dataset<Row> touched, Ports ports) {
    Dataset<Row> stale =
        touched
            .where(col(Period.NAME).notEqual(Period.LATEST))
            .select(col("device"), Period.day(col(Period.NAME)));
    Dataset<Row> devices = touched.where(col(Period.NAME).equalTo(Period.LATEST)).select("device");
    Dataset<Row> kept = Resumption.periods(stale, ports.partitions(HEALTH, touched));
    return DeviceHealth.days(
        ports.partitions(READINGS, stale),
        ports.partitions(DEVICES, devices),
        ports.partitions(HEALTH, kept),
        ports.partitions(STATES, kept));
  }

  /** For all three tables. Spark frees it when nothing refers to it any more. */
  private static Dataset<Row> computedOnce(Dataset<Row> days) {
    return days.sparkSession()
        .createDataFrame(days.javaRDD().persist(StorageLevel.MEMORY_AND_DISK()), days.schema());
  }
}
