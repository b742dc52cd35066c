package io.meshwork.runtime.erase;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;

import org.apache.spark.sql.Column;

/**
 * The latest version that a request erases, in microseconds: all of the moment in which it was
 * made, as fine as the product's versions are. At the same moment an erasure wins, as a delete
 * does.
 */
final class LastVersion {
  private LastVersion() {}

  /**
   * @param until when the request was made
   * @param unit how long a moment is
   */
  static long of(long until, long unit) {
    return Math.floorDiv(until, unit) * unit + unit - 1;
  }

  /** The same of a column. */
  static Column of(Column until, long unit) {
    return until.minus(pmod(until, lit(unit))).plus(lit(unit - 1));
  }
}
