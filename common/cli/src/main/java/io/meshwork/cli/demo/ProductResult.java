package io.meshwork.cli.demo;

import io.meshwork.catalog.RunRecord;
import io.meshwork.contract.DataContract;
import io.meshwork.contract.Table;
import io.meshwork.sandbox.generator.Expected;
import java.util.List;

/**
 * What the demo did with one product.
 *
 * @param demo the product
 * @param expected what the generator injected, all phases together
 * @param runs its runs, in their order
 */
record ProductResult(ProductDemo demo, Expected expected, List<RunRecord> runs)
    implements DemoResult {
  ProductResult {
    runs = List.copyOf(runs);
  }

  @Override
  public DataContract contract() {
    return demo.contract();
  }

  /** Every count beside what was injected, the rows of the primary table among them. */
  @Override
  public Comparison comparison(Tables tables) {
    DataContract contract = demo.contract();
    Table table = contract.primaryTable();
    long rows = tables.count(contract.keyspace(), table);
    return Comparison.of(contract.product(), expected, runs, table.name(), rows);
  }
}
