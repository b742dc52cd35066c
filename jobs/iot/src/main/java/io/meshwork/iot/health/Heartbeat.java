package io.meshwork.iot.health;

import java.util.OptionalLong;

/**
 * When a sensor counts as down: three intervals after its last reading, as in VRRP (RFC 5798, 6.1).
 * Its downtime begins when the first missing reading was due, one interval after the last.
 *
 * @param intervalMicros between two readings, as the registry says; empty if it doesn't: then
 *     nothing is ever overdue
 */
record Heartbeat(OptionalLong intervalMicros) {
  private static final int INTERVALS = 3;
  private static final long MICROS = 1_000_000L;

  static Heartbeat unknown() {
    return new Heartbeat(OptionalLong.empty());
  }

  static Heartbeat everySeconds(int seconds) {
    return new Heartbeat(OptionalLong.of(seconds * MICROS));
  }

  /** Between two readings, as the registry has it; null if it doesn't. */
  Integer seconds() {
    return intervalMicros.isEmpty() ? null : Math.toIntExact(intervalMicros.getAsLong() / MICROS);
  }

  /** When the sensor counts as down unless another reading comes. */
  OptionalLong overdueMicros(long lastMicros) {
    return intervalMicros.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(lastMicros + INTERVALS * intervalMicros.getAsLong());
  }

  /** How long the sensor was down between two readings; 0 if it wasn't. */
  long downMicros(long lastMicros, long micros) {
    OptionalLong overdue = overdueMicros(lastMicros);
    if (overdue.isEmpty() || micros <= overdue.getAsLong()) {
      return 0;
    }
    return micros - lastMicros - intervalMicros.getAsLong();
  }
}
