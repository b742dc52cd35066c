package io.meshwork.cli.demo;

import io.meshwork.catalog.RunRecord;
import io.meshwork.contract.DataContract;
import java.util.List;

/**
 * What the demo did with a product that is made from other products' tables.
 *
 * @param demo the product
 * @param changes records that were in the feeds before it ran, as the broker counts them
 * @param runs its runs, in their order
 */
record ComputedResult(ComputedDemo demo, long changes, List<RunRecord> runs) implements DemoResult {
  ComputedResult {
    runs = List.copyOf(runs);
  }

  @Override
  public DataContract contract() {
    return demo.contract();
  }

  /** The changes, and the tables that must have as many rows as others. */
  @Override
  public Comparison comparison(Tables tables) {
    return Comparison.ofComputed(
        contract().product(),
        changes,
        runs,
        demo.sameRows().entrySet().stream()
            .map(same -> count(same.getKey(), same.getValue(), tables))
            .toList());
  }

  private Count count(String table, List<String> others, Tables tables) {
    return new Count(
        "rows of %s, as of %s".formatted(table, String.join(" and ", others)),
        others.stream().mapToLong(tables::count).sum(),
        tables.count(contract().keyspace(), contract().table(table)));
  }
}
