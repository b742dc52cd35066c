package io.meshwork.sandbox.generator;

import java.util.Iterator;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Hands out each record when its time has come.
 *
 * @param clockMillis tells the time
 * @param parkNanos lets time pass, so much or less
 */
record PacedIterator(
    Iterator<GeneratedRecord> records, LongSupplier clockMillis, LongConsumer parkNanos)
    implements Iterator<GeneratedRecord> {
  private static final long NANOS_PER_MILLI = 1_000_000;

  @Override
  public boolean hasNext() {
    return records.hasNext();
  }

  @Override
  public GeneratedRecord next() {
    GeneratedRecord due = records.next();
    long wait = due.timestamp().toEpochMilli() - clockMillis.getAsLong();
    while (wait > 0) {
      parkNanos.accept(wait * NANOS_PER_MILLI);
      wait = due.timestamp().toEpochMilli() - clockMillis.getAsLong();
    }
    return due;
  }
}
