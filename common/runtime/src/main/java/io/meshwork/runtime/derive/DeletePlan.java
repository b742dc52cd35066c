package io.meshwork.runtime.derive;

import io.meshwork.contract.Table;
import io.meshwork.runtime.landing.CellEncoder;
import io.meshwork.runtime.landing.ColumnPlan;
import io.meshwork.runtime.landing.Nulls;
import io.meshwork.runtime.landing.Stamp;
import io.meshwork.runtime.landing.TablePlan;
import java.util.ArrayList;
import java.util.List;

/** How whole partitions are deleted, from rows of a partition key's columns and a true. */
final class DeletePlan {
  private DeletePlan() {}

  static TablePlan of(String keyspace, Table table, Stamp stamp) {
    List<ColumnPlan> key = new ArrayList<>();
    for (String name : table.partitionKey()) {
      key.add(new ColumnPlan(name, key.size(), CellEncoder.of(table.column(name).type())));
    }
    return new TablePlan(
        keyspace,
        table.name(),
        key,
        key.size(),
        key.size(),
        stamp,
        new Nulls.Leave(),
        key.size(),
        true);
  }
}
