package io.meshwork.iot.health;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;

/**
 * The days of a device's sensors, each computed when it is asked for, so that no more than one is
 * held. Reads rows of {@link DeviceHealth#READING} by sensor and event time.
 */
final class SensorDays implements Iterator<Row> {
  private final String device;
  private final Iterator<Row> readings;
  private final KnownDevice known;
  private Row next;
  private String sensor;
  private SensorState state;

  SensorDays(String device, Iterator<Row> readings, KnownDevice known) {
    this.device = device;
    this.readings = readings;
    this.known = known;
    advance();
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public Row next() {
    if (next == null) {
      throw new NoSuchElementException();
    }
    if (!next.getString(1).equals(sensor)) {
      sensor = next.getString(1);
      state = known.state(sensor);
    }
    HealthDay day = new HealthDay(device, sensor, Day.of(reading().micros()));
    while (next != null && next.getString(1).equals(sensor) && day.holds(reading())) {
      Reading reading = reading();
      day.add(reading, state.judge(reading, known.heartbeat()));
      advance();
    }
    return day.row(known.heartbeat(), state);
  }

  private void advance() {
    next = readings.hasNext() ? readings.next() : null;
  }

  private Reading reading() {
    return new Reading(next.getLong(2), next.isNullAt(3) ? Double.NaN : next.getDouble(3));
  }
}
