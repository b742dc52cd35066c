package io.meshwork.quality.profile;

import java.util.List;

/**
 * What a data set looks like.
 *
 * @param rows how many it has
 * @param columns in the order of its schema
 */
public record Profile(long rows, List<ColumnProfile> columns) {
  public Profile {
    columns = List.copyOf(columns);
  }

  /**
   * @throws IllegalArgumentException if there is no such column
   */
  public ColumnProfile column(String name) {
    return columns.stream()
        .filter(c -> c.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no column " + name));
  }
}
