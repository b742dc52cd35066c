package io.meshwork.iot.health;

/**
 * One measurement.
 *
 * @param micros event time in microseconds since 1970, UTC
 * @param value what was measured; NaN where the device sent no usable number
 */
record Reading(long micros, double value) {
  boolean isUsable() {
    return Double.isFinite(value);
  }
}
