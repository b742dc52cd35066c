package io.meshwork.runtime.landing;

import com.datastax.spark.connector.cql.CassandraConnector;
import io.meshwork.bulk.Load;
import io.meshwork.contract.DataContract;
import io.meshwork.runtime.bulk.BulkSettings;
import io.meshwork.runtime.cassandra.CassandraSession;
import io.meshwork.runtime.cassandra.RequestLimits;
import io.meshwork.runtime.cassandra.TaskFailure;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * Writes Datasets to tables as sstables that are streamed to their nodes; deletes go by CQL.
 *
 * @param cassandra where
 * @param settings how deletes are sent
 * @param bulk how rows are
 * @param contract what the tables are
 */
record BulkRowWriter(
    CassandraConnector cassandra, WriterSettings settings, BulkSettings bulk, DataContract contract)
    implements PlannedWriter {
  /**
   * {@inheritDoc}
   *
   * @throws io.meshwork.runtime.MeshException CONFIGURATION if the role may not write to a table,
   *     or bulk isn't configured, UNAVAILABLE if a node doesn't take its rows, or the ring isn't
   *     the same before and after; then some may have landed, and landing them again is harmless
   */
  @Override
  public Written write(JavaRDD<InternalRow> rows, List<TablePlan> plans) {
    try (CassandraSession session = CassandraSession.open(cassandra, RequestLimits.CONTROL)) {
      BulkCluster cluster = BulkCluster.of(session);
      requireModify(cluster);
      Load load = cluster.load(plans, contract, bulk);
      Written written =
          written(rows, new BulkTask(cassandra, settings, bulk, List.copyOf(plans), load));
      cluster.requireUnchanged(load);
      return written;
    }
  }

  private static Written written(JavaRDD<InternalRow> rows, BulkTask task) {
    return TaskFailure.unwrapping(
        () ->
            rows.mapPartitions(task).collect().stream()
                .reduce(Written.nothing(task.plans().size()), Written::plus));
  }

  /**
   * Looks whether it can write at all, before anything is read for it.
   *
   * @throws io.meshwork.runtime.MeshException CONFIGURATION if not, saying what to do
   */
  BulkRowWriter checked() {
    bulk.libraries();
    try (CassandraSession session = CassandraSession.open(cassandra, RequestLimits.CONTROL)) {
      requireModify(BulkCluster.of(session));
    }
    return this;
  }

  private void requireModify(BulkCluster cluster) {
    contract.landedTables().forEach(table -> cluster.requireModify(contract.keyspace(), table));
  }
}
