package io.meshwork.benchmarks;

import io.meshwork.contract.DataContract;
import io.meshwork.contract.Table;

/** A table that rows are landed in, with the contract that it stands in. */
record LandingTable(DataContract contract) {
  Table table() {
    return contract.tables().get(0);
  }
}
