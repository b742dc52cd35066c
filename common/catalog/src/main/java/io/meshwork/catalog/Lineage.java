package io.meshwork.catalog;

import java.util.List;

/**
 * Where a run's records came from and went to.
 *
 * @param inputs such as {@code kafka:TOPIC}
 * @param outputs tables, {@code keyspace.table}
 * @param references products that values were looked up in
 */
public record Lineage(List<String> inputs, List<String> outputs, List<String> references) {
  public Lineage {
    inputs = Absent.list(inputs);
    outputs = Absent.list(outputs);
    references = Absent.list(references);
  }
}
