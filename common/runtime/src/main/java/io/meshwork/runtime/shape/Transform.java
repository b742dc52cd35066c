package io.meshwork.runtime.shape;

import java.io.Serializable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A domain's own step between the checks and the landing.
 *
 * <p>In come the records that passed, with the topic's fields; out go as many rows, with the
 * columns of the landed tables (but for time buckets, which the platform adds). Columns that begin
 * with an underscore are handed on as they are. No I/O, no actions; and the same output for the
 * same input, whatever else is in the batch. It is asked once for a run, of no rows: the plan that
 * it makes is used for all batches.
 */
@FunctionalInterface
public interface Transform extends Serializable {
  /** See {@link #none}. */
  Transform NONE = records -> records;

  Dataset<Row> apply(Dataset<Row> records);

  /** For products that land what they read. */
  static Transform none() {
    return NONE;
  }
}
