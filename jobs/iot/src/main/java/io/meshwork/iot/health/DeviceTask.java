package io.meshwork.iot.health;

import java.util.Iterator;
import org.apache.spark.api.java.function.CoGroupFunction;
import org.apache.spark.sql.Row;

/** Judges the readings of one device. */
final class DeviceTask implements CoGroupFunction<String, Row, Row, Row> {
  private static final long serialVersionUID = 1L;

  @Override
  public Iterator<Row> call(String device, Iterator<Row> readings, Iterator<Row> known) {
    return new SensorDays(device, readings, KnownDevice.of(known));
  }
}
