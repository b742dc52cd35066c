package io.meshwork.cli.demo;

import io.meshwork.catalog.RunRecord;
import io.meshwork.contract.DataContract;
import java.util.List;

/**
 * What the demo did with a product that is made from other products' tables.
 *
 * @param demo the product
 * @param events what was generated for those products
 * @param changes records that were in the feeds before it ran, as the broker counts them
 * @param runs its runs, in their order
 */
record ComputedResult(ComputedDemo demo, Injected events, long changes, List<RunRecord> runs)
    implements DemoResult {
  ComputedResult {
    runs = List.copyOf(runs);
  }

  @Override
  public DataContract contract() {
    return demo.contract();
  }

  /** The changes, and the rows of its tables. */
  @Override
  public Comparison comparison(Tables tables) {
    return Comparison.ofComputed(
        contract().product(),
        changes,
        runs,
        demo.rows().stream().map(check -> check.count(contract(), events, tables)).toList());
  }
}
