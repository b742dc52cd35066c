package io.meshwork.iot.health;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_union;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;

import io.meshwork.runtime.aggregate.Changes;
import io.meshwork.runtime.aggregate.Ports;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The days of devices that changes make be told anew: those with readings that have come or gone,
 * and every later one; all days of a device whose registration has changed, since its expected
 * interval is of weight for each.
 */
final class StaleDays {
  private final Changes changes;
  private final Ports ports;

  StaleDays(Changes changes, Ports ports) {
    this.changes = changes;
    this.ports = ports;
  }

  /** Their partitions, and the latest of each device: device, period; distinct. */
  Dataset<Row> periods() {
    Dataset<Row> stale = withReadings().unionByName(registered());
    Dataset<Row> latest = latest(stale.select("device").distinct());
    Dataset<Row> later = later(stale, latest);
    Dataset<Row> lost = Resumption.lostDays(stale, latest.unionByName(later));
    Column days = collect_set(Period.of(col("day")));
    return stale
        .unionByName(later.select("device", "day"))
        .unionByName(lost)
        .groupBy("device")
        .agg(array_union(days, array(Period.latest())).as("periods"))
        .select(col("device"), explode(col("periods")).as(Period.NAME));
  }

  private Dataset<Row> withReadings() {
    return changes.of(DeviceHealthAggregation.READINGS).select("device", "day");
  }

  /**
   * The first day of each device that was registered anew. It isn't asked whether the interval has
   * changed: of a killed run, what was told by one and what by another can't be told apart.
   */
  private Dataset<Row> registered() {
    Dataset<Row> devices = changes.of(DeviceHealthAggregation.DEVICES).select("device");
    return latest(devices).groupBy("device").agg(min(col("first_day")).as("day"));
  }

  /**
   * What was told of the first stale day and those after it. Usually that day is the latest, and
   * nothing is read.
   */
  private Dataset<Row> later(Dataset<Row> stale, Dataset<Row> latest) {
    return between(
        stale
            .select(col("device"), col("day").as("stale"))
            .unionByName(latest.select("device", "day"), true)
            .groupBy("device")
            .agg(min(col("stale")).as("since"), max(col("day")).as("known"))
            .where(col("since").lt(col("known"))));
  }

  private Dataset<Row> latest(Dataset<Row> devices) {
    return told(devices.select(col("device"), Period.latest()));
  }

  private Dataset<Row> between(Dataset<Row> spans) {
    return told(spans.select(col("device"), Period.each(col("since"), col("known"))));
  }

  private Dataset<Row> told(Dataset<Row> periods) {
    return ports.partitions(DeviceHealthAggregation.HEALTH, periods);
  }
}
