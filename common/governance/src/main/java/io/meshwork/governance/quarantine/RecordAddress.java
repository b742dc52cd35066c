package io.meshwork.governance.quarantine;

import java.io.Serializable;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where in Kafka a record stands: what it is known by, in quarantine too. */
public record RecordAddress(String topic, int partition, long offset) implements Serializable {
  /** As many offsets of one Kafka partition share a bucket of the quarantine. */
  public static final int OFFSETS_PER_BUCKET = 10_000;

  private static final Pattern FORM = Pattern.compile("([A-Za-z0-9._-]+)-(\\d{1,9})-(\\d{1,18})");

  /** Reads {@code topic-partition-offset}, as {@link #toString} writes it; empty if it isn't. */
  public static Optional<RecordAddress> parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new RecordAddress(
            parts.group(1), Integer.parseInt(parts.group(2)), Long.parseLong(parts.group(3))));
  }

  /** The bucket of the quarantine that holds it. */
  public long bucket() {
    return Math.floorDiv(offset, OFFSETS_PER_BUCKET);
  }

  @Override
  public String toString() {
    return topic + "-" + partition + "-" + offset;
  }
}
