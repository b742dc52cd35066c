package io.meshwork.runtime.ingest;

import java.util.OptionalLong;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How many tasks handle a batch. Spark gives each partition of the topic one; in a small batch
 * starting them takes longer than their work does, and what one task holds is grouped without a
 * shuffle.
 *
 * @param recordsPerTask as many records are no work to divide
 */
public record Tasks(int recordsPerTask) {
  /** One after the other, each takes a fetch: more would keep a small batch waiting. */
  private static final int PARTITIONS_PER_TASK = 8;

  /**
   * @return no more than Spark has planned, at least one
   */
  public int of(Dataset<Row> records) {
    int planned = records.queryExecution().toRdd().getNumPartitions();
    OptionalLong count = PlannedRecords.of(records);
    return count.isEmpty() ? Math.max(1, planned) : of(count.getAsLong(), planned);
  }

  int of(long records, int planned) {
    long byRecords = (records + recordsPerTask - 1) / recordsPerTask;
    long byPartitions = (planned + PARTITIONS_PER_TASK - 1) / PARTITIONS_PER_TASK;
    return (int) Math.max(1, Math.min(planned, Math.max(byRecords, byPartitions)));
  }
}
