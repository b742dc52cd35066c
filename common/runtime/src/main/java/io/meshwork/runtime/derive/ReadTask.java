package io.meshwork.runtime.derive;

import com.datastax.spark.connector.cql.CassandraConnector;
import io.meshwork.runtime.cassandra.CassandraSession;
import io.meshwork.runtime.cassandra.RequestLimits;
import java.util.Collections;
import java.util.Iterator;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.util.TaskCompletionListener;

/** Reads the partitions whose keys one Spark partition holds. */
record ReadTask(CassandraConnector cassandra, RequestLimits limits, ReadPlan plan)
    implements FlatMapFunction<Iterator<InternalRow>, Row> {

  @Override
  public Iterator<Row> call(Iterator<InternalRow> keys) {
    if (!keys.hasNext()) {
      return Collections.emptyIterator();
    }
    CassandraSession session = CassandraSession.open(cassandra, limits);
    TaskCompletionListener close = context -> session.close();
    TaskContext.get().addTaskCompletionListener(close);
    return new LandedRows(session, plan, keys);
  }
}
