package io.meshwork.runtime.check;

/** Offsets of one partition: {@code from} inclusive, {@code until} exclusive. */
public record OffsetRange(String topic, int partition, long from, long until) {

  /** The range that spans both. */
  public OffsetRange and(OffsetRange other) {
    return new OffsetRange(
        topic, partition, Math.min(from, other.from), Math.max(until, other.until));
  }
}
