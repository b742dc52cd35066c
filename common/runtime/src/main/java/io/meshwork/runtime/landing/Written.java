package io.meshwork.runtime.landing;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What was written, by one task or by all.
 *
 * @param rows Spark rows that were taken
 * @param tables what they did to each table, in the order of the plans
 */
public record Written(long rows, List<TableCount> tables) implements Serializable {
  static Written nothing(int tables) {
    return new Written(0, Collections.nCopies(tables, TableCount.NONE));
  }

  Written plus(Written other) {
    List<TableCount> sums = new ArrayList<>();
    for (int i = 0; i < tables.size(); i++) {
      sums.add(tables.get(i).plus(other.tables.get(i)));
    }
    return new Written(rows + other.rows, sums);
  }
}
