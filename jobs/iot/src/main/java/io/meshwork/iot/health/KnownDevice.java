package io.meshwork.iot.health;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.apache.spark.sql.Row;

/**
 * What is known of a device before its readings.
 *
 * @param states the kept state of each sensor that has one
 */
record KnownDevice(Heartbeat heartbeat, Map<String, byte[]> states) {

  /** From rows of {@link DeviceHealth#KNOWN}: a sensor's state each, or the registry's interval. */
  static KnownDevice of(Iterator<Row> rows) {
    Heartbeat heartbeat = Heartbeat.unknown();
    Map<String, byte[]> states = new HashMap<>();
    while (rows.hasNext()) {
      Row row = rows.next();
      if (!row.isNullAt(3)) {
        heartbeat = Heartbeat.everySeconds(row.getInt(3));
      }
      if (!row.isNullAt(2)) {
        states.put(row.getString(1), row.getAs(2));
      }
    }
    return new KnownDevice(heartbeat, states);
  }

  SensorState state(String sensor) {
    byte[] kept = states.get(sensor);
    return kept == null ? SensorState.start() : SensorState.of(kept);
  }
}
