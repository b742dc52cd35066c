package io.meshwork.runtime.check;

import java.util.Comparator;

/** Offsets of one partition: {@code from} inclusive, {@code until} exclusive. */
public record OffsetRange(String topic, int partition, long from, long until) {
  static final Comparator<OffsetRange> ORDER =
      Comparator.comparing(OffsetRange::topic).thenComparingInt(OffsetRange::partition);

  /** The range that spans both. */
  public OffsetRange and(OffsetRange other) {
    return new OffsetRange(
        topic, partition, Math.min(from, other.from), Math.max(until, other.until));
  }
}
