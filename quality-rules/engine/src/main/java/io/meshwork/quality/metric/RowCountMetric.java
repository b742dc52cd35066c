package io.meshwork.quality.metric;

import java.util.Optional;

/** The number of rows, 0 where there are none. */
public record RowCountMetric(Optional<String> where) implements Metric {
  @Override
  public String name() {
    return "RowCount";
  }
}
