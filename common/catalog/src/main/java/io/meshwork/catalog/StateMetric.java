package io.meshwork.catalog;

import java.time.Instant;
import java.util.Optional;

/**
 * One number that the merged states of batches come to, over a period.
 *
 * @param period {@code hour}, {@code day} or {@code all}
 * @param from when the period began; empty for all
 * @param where the condition that chose the rows, empty for all
 */
public record StateMetric(
    String period,
    Optional<Instant> from,
    String metric,
    Optional<String> where,
    Optional<Double> value) {
  public StateMetric {
    from = Absent.value(from);
    where = Absent.value(where);
    value = Absent.value(value);
  }
}
