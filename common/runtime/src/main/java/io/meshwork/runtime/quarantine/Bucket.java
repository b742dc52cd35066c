package io.meshwork.runtime.quarantine;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Comparator;

/** A partition of the quarantine of one product. */
record Bucket(LocalDate day, long number) implements Serializable, Comparable<Bucket> {
  private static final Comparator<Bucket> ORDER =
      Comparator.comparing(Bucket::day).thenComparingLong(Bucket::number);

  @Override
  public int compareTo(Bucket other) {
    return ORDER.compare(this, other);
  }
}
