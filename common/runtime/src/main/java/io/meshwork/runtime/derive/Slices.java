package io.meshwork.runtime.derive;

import java.util.List;

/**
 * Which rows of a partition of the landed table one derived row is computed from: those that have
 * the same values in some clustering columns and lie in the same stretch of time.
 *
 * @param within the first clustering columns of the landed table, in their order, such as {@code
 *     sensor}; may be empty
 * @param time the clustering column behind them, a timestamp, such as {@code event_time}
 * @param unit how long a stretch is, in UTC
 */
public record Slices(List<String> within, String time, Unit unit) {
  public Slices {
    within = List.copyOf(within);
  }

  /** Stretches of time, as {@code date_trunc} cuts them. */
  public enum Unit {
    SECOND,
    MINUTE,
    HOUR,
    DAY
  }
}
