package io.meshwork.quality.metric;

import java.util.Optional;

/**
 * A number that a query gives, in one row.
 *
 * @param query over the table {@code primary}, the batch, and if a name is given {@code reference}.
 *     It may give a second column, a boolean: true where the number means nothing
 * @param reference the name of the data set that is the table {@code reference}
 * @param refusal why the number means nothing
 */
public record QueryMetric(String name, String query, Optional<String> reference, String refusal)
    implements Metric {
  public static QueryMetric of(String name, String query) {
    return new QueryMetric(name, query, Optional.empty(), "");
  }

  public static QueryMetric against(String reference, String name, String query) {
    return new QueryMetric(name, query, Optional.of(reference), "");
  }

  @Override
  public Optional<String> where() {
    return Optional.empty();
  }
}
