package io.meshwork.sandbox.generator;

import java.time.Instant;
import java.time.ZoneOffset;

/** The UTC day of the event time, such as {@code 2026-01-31}. */
record EventDay() implements FieldSource {
  @Override
  public Object value(Moment moment) {
    return Instant.ofEpochMilli(moment.millis()).atOffset(ZoneOffset.UTC).toLocalDate().toString();
  }
}
