package io.meshwork.contract;

import java.util.List;

/**
 * What changes for the tables between two versions of a contract.
 *
 * @param additions what can be added to the tables as they stand
 * @param breaks what can't be done to them, each a sentence that names both versions
 */
public record ContractDiff(List<Addition> additions, List<String> breaks) {

  public ContractDiff {
    additions = List.copyOf(additions);
    breaks = List.copyOf(breaks);
  }

  /** Compares the version that has landed with the one that comes next. */
  public static ContractDiff between(DataContract landed, DataContract next) {
    return new ContractDiff(List.of(), List.of());
  }

  /** Whether the tables can't follow. */
  public boolean isBreaking() {
    return !breaks.isEmpty();
  }
}
