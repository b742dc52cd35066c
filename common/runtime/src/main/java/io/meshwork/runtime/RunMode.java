package io.meshwork.runtime;

import java.util.Locale;

/** How a run is bounded. All of them hand the same function one batch at a time. */
public enum RunMode {
  /** All that has come since the last run, then the end. */
  BATCH,
  /** All that has come and comes, until it is stopped. */
  STREAM,
  /** A bounded range that leaves the position of the first two alone. */
  BACKFILL,
  /** Records out of quarantine, which leaves that position alone too. */
  REPLAY;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether its records have been read before, so that some of them may be in quarantine. */
  public boolean readsAgain() {
    return this == BACKFILL || this == REPLAY;
  }
}
