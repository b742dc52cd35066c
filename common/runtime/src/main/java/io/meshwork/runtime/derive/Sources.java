package io.meshwork.runtime.derive;

import io.meshwork.contract.DataContract;
import io.meshwork.contract.Table;

/** Which landed table a derived one is computed from. */
final class Sources {
  private Sources() {}

  /** The one that the contract names, else the primary table. */
  static Table of(DataContract contract, Table derived) {
    return derived.derivedFrom().map(contract::table).orElseGet(contract::primaryTable);
  }
}
