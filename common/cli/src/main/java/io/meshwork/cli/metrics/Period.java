package io.meshwork.cli.metrics;

import java.util.Locale;

/** What a metric is told of. */
enum Period {
  HOUR,
  DAY,
  ALL;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
