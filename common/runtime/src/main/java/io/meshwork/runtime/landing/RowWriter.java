package io.meshwork.runtime.landing;

import com.datastax.spark.connector.cql.CassandraConnector;
import io.meshwork.runtime.cassandra.TaskFailure;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * Writes Datasets to tables.
 *
 * @param cassandra where
 * @param settings how
 */
public record RowWriter(CassandraConnector cassandra, WriterSettings settings)
    implements PlannedWriter {
  /**
   * Writes each row to the table of each plan, in one Spark job without a shuffle of its own.
   *
   * @return what the tasks that succeeded had acknowledged
   * @throws io.meshwork.runtime.MeshException UNAVAILABLE if Cassandra can't take a row for longer
   *     than the settings allow; then some rows may have been written, and writing them again is
   *     harmless
   */
  @Override
  public Written write(JavaRDD<InternalRow> rows, List<TablePlan> plans) {
    WriteTask task = new WriteTask(cassandra, settings, List.copyOf(plans));
    return TaskFailure.unwrapping(
        () ->
            rows.mapPartitions(task).collect().stream()
                .reduce(Written.nothing(plans.size()), Written::plus));
  }
}
