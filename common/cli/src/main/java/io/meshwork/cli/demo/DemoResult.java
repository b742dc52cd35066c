package io.meshwork.cli.demo;

import io.meshwork.catalog.RunRecord;
import io.meshwork.contract.DataContract;
import java.util.List;

/** What the demo did with one product. */
interface DemoResult {
  DataContract contract();

  /** Its runs, in their order. */
  List<RunRecord> runs();

  /** Every count beside what it must be. */
  Comparison comparison(Tables tables);

  /** With the counts as they are now. */
  default Compared compared(Tables tables) {
    return new Compared(contract(), runs(), comparison(tables));
  }
}
