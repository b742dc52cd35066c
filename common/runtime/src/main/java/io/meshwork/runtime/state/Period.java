package io.meshwork.runtime.state;

import java.util.Locale;

/** What a merged metric is told of. Hours and days are those of UTC. */
public enum Period {
  HOUR,
  DAY,
  /** Since the product's first batch of which a state was kept. */
  ALL;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
