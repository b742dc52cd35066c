package io.meshwork.sandbox.generator;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The event time: ISO-8601, UTC, always with milliseconds. */
record EventTime() implements FieldSource {
  private static final DateTimeFormatter ISO_MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  @Override
  public Object value(Moment moment) {
    return ISO_MILLIS.format(Instant.ofEpochMilli(moment.millis()));
  }
}
