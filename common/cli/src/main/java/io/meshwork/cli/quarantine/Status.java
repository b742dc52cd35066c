package io.meshwork.cli.quarantine;

import java.util.Locale;

/** What has become of a quarantined record. */
enum Status {
  OPEN,
  REPLAYED,
  DISCARDED;

  static Status of(String word) {
    return word == null ? OPEN : valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** As the table and the options have it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
