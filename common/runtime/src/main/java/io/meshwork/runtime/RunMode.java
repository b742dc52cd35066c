package io.meshwork.runtime;

import java.util.Locale;

/** How a run is bounded. All three hand the same function one batch at a time. */
public enum RunMode {
  /** All that has come since the last run, then the end. */
  BATCH,
  /** All that has come and comes, until it is stopped. */
  STREAM,
  /** A bounded range that leaves the position of the other two alone. */
  BACKFILL;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
