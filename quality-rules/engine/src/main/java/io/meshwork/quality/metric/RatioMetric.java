package io.meshwork.quality.metric;

import java.util.Optional;

/**
 * One metric divided by another. Equal to 1 where both are 0, infinite where only the second is.
 *
 * @param needsRows whether it means nothing for a batch without rows: then no other data set is
 *     asked
 * @param failing finds the rows that keep it from being 1
 */
public record RatioMetric(
    String name, Metric part, Metric whole, boolean needsRows, Optional<RowsQuery> failing)
    implements Metric {
  /** The share of the batch's rows that {@code part} counts. */
  public static RatioMetric ofRows(String name, Metric part, RowsQuery failing) {
    return new RatioMetric(
        name, part, new RowCountMetric(Optional.empty()), true, Optional.of(failing));
  }

  /** How two numbers compare. */
  public static RatioMetric between(String name, Metric part, Metric whole, boolean needsRows) {
    return new RatioMetric(name, part, whole, needsRows, Optional.empty());
  }

  @Override
  public Optional<String> where() {
    return Optional.empty();
  }

  static Measured of(Measured part, Measured whole) {
    if (part instanceof Measured.Failure) {
      return part;
    }
    if (!(whole instanceof Measured.Value second)) {
      return whole;
    }
    if (!(part instanceof Measured.Value first)) {
      return part;
    }
    boolean bothZero = first.value() == 0 && second.value() == 0;
    return new Measured.Value(bothZero ? 1 : first.value() / second.value());
  }
}
