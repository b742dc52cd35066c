package io.meshwork.iot.health;

import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/**
 * What is known of a device before its readings.
 *
 * @param states the kept state of each sensor that has one
 * @param told what was told of each of them at last, as {@link DayColumns#MICROS}
 */
record KnownDevice(Heartbeat heartbeat, Map<String, byte[]> states, Map<String, Row> told) {

  /**
   * From rows of {@link DeviceHealth#KNOWN} by period: the registry's interval, or a day or a state
   * of a sensor, of which the last counts.
   */
  static KnownDevice of(Iterator<Row> rows) {
    Heartbeat heartbeat = Heartbeat.unknown();
    Map<String, byte[]> states = new TreeMap<>();
    Map<String, Row> told = new TreeMap<>();
    while (rows.hasNext()) {
      Row row = rows.next();
      if (!row.isNullAt(3)) {
        states.put(row.getString(1), row.getAs(3));
      }
      if (!row.isNullAt(4)) {
        heartbeat = Heartbeat.everySeconds(row.getInt(4));
      }
      if (!row.isNullAt(5)) {
        told.put(row.getString(1), row.getStruct(5));
      }
    }
    return new KnownDevice(heartbeat, states, told);
  }

  SensorState state(String sensor) {
    byte[] kept = states.get(sensor);
    return kept == null ? SensorState.start() : SensorState.of(kept);
  }
}
