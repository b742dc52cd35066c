package io.meshwork.cli.demo;

import io.meshwork.catalog.RunRecord;
import io.meshwork.contract.DataContract;
import java.util.List;

/**
 * What came of one product in the demo.
 *
 * @param contract the product's
 * @param runs its runs, and others that it caused
 * @param comparison its counts as they were before a later product changed its tables
 */
record Compared(DataContract contract, List<RunRecord> runs, Comparison comparison) {
  Compared {
    runs = List.copyOf(runs);
  }
}
