package io.meshwork.catalog;

/**
 * A range of one partition of a topic.
 *
 * @param from the first offset in the range
 * @param until the first offset after it
 */
public record OffsetRange(String topic, int partition, long from, long until) {

  /** How many offsets the range spans; a compacted topic may hold fewer records in it. */
  public long size() {
    return until - from;
  }
}
