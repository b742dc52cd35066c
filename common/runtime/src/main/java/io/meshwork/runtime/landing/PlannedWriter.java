package io.meshwork.runtime.landing;

import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.catalyst.InternalRow;

/** A way to write Datasets to tables. */
interface PlannedWriter {
  /**
   * Writes each row to the table of each plan, in one Spark job without a shuffle of its own.
   *
   * @return what the tasks that succeeded had acknowledged
   */
  Written write(JavaRDD<InternalRow> rows, List<TablePlan> plans);
}
