package io.meshwork.cli.quarantine;

import java.time.LocalDate;
import java.util.Comparator;

/** A partition of a product's quarantine. */
record Bucket(LocalDate day, long number) implements Comparable<Bucket> {
  private static final Comparator<Bucket> ORDER =
      Comparator.comparing(Bucket::day).thenComparingLong(Bucket::number);

  @Override
  public int compareTo(Bucket other) {
    return ORDER.compare(this, other);
  }
}
