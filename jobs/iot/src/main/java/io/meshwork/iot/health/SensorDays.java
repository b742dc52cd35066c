package io.meshwork.iot.health;

import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/**
 * The days of a device's sensors, each computed when it is asked for, so that no more than one is
 * held; then what was told before of the sensors that have no readings. Reads rows of {@link
 * DeviceHealth#READING} by sensor and event time.
 */
final class SensorDays implements Iterator<Row> {
  private final String device;
  private final Iterator<Row> readings;
  private final KnownDevice known;
  private final Map<String, Row> silent;
  private Iterator<Row> told;
  private Row next;
  private String sensor;
  private SensorState state;

  SensorDays(String device, Iterator<Row> readings, KnownDevice known) {
    this.device = device;
    this.readings = readings;
    this.known = known;
    this.silent = new TreeMap<>(known.told());
    advance();
  }

  @Override
  public boolean hasNext() {
    return next != null || told().hasNext();
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return next == null ? told().next() : nextDay();
  }

  /** Asked for only when all readings are judged. */
  private Iterator<Row> told() {
    if (told == null) {
      told = silent.values().iterator();
    }
    return told;
  }

  private Row nextDay() {
    if (!next.getString(1).equals(sensor)) {
      sensor = next.getString(1);
      state = known.state(sensor);
      silent.remove(sensor);
    }
    HealthDay day = new HealthDay(device, sensor, Day.of(reading().micros()), state.lastDay());
    while (isOfSensor() && day.holds(reading())) {
      Reading reading = reading();
      day.add(reading, state.judge(reading, known.heartbeat()));
      advance();
    }
    return day.row(known.heartbeat(), state, !isOfSensor());
  }

  private boolean isOfSensor() {
    return next != null && next.getString(1).equals(sensor);
  }

  private void advance() {
    next = readings.hasNext() ? readings.next() : null;
  }

  private Reading reading() {
    return new Reading(next.getLong(2), next.isNullAt(3) ? Double.NaN : next.getDouble(3));
  }
}
