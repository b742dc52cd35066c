package io.meshwork.catalog;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * Where the records of a run or a batch went.
 *
 * @param consumed records read from the topic
 * @param landed records written to the primary table
 * @param superseded records that an equal or newer version of the same key made needless
 * @param filtered records left out by a filter that the contract names
 * @param quarantined records set aside because they break the contract or the suite
 */
public record RunCounts(
    long consumed, long landed, long superseded, long filtered, long quarantined) {

  static RunCounts none() {
    return new RunCounts(0, 0, 0, 0, 0);
  }

  /** Landed, superseded, filtered and quarantined together. */
  public long accounted() {
    return landed + superseded + filtered + quarantined;
  }

  /** Whether every consumed record is accounted for exactly once. */
  @JsonIgnore
  public boolean isConserved() {
    return consumed == accounted();
  }
}
