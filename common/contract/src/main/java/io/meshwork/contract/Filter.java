package io.meshwork.contract;

/**
 * Records that don't land on purpose.
 *
 * @param name the name under which they are counted
 * @param where a Spark SQL condition over the topic's fields; records for which it is true are left
 *     out
 * @param description why; empty if the contract doesn't say
 * @param line where the contract says it
 */
public record Filter(String name, String where, String description, int line) {
  /** Counts the records that come again of somebody who was erased; no contract's own filter. */
  public static final String ERASED = "erased";
}
