package io.meshwork.runtime.quarantine;

import com.datastax.spark.connector.cql.CassandraConnector;
import io.meshwork.runtime.cassandra.CassandraSession;
import io.meshwork.runtime.cassandra.RequestLimits;
import java.util.Collections;
import java.util.Iterator;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.util.TaskCompletionListener;

/** Reads the records of some buckets that a query takes, as {@link ReplayRows} has them. */
record ReplayTask(
    CassandraConnector cassandra, RequestLimits limits, OpenQuery query, ReplaySource source)
    implements FlatMapFunction<Iterator<Bucket>, InternalRow> {

  @Override
  public Iterator<InternalRow> call(Iterator<Bucket> buckets) {
    if (!buckets.hasNext()) {
      return Collections.emptyIterator();
    }
    CassandraSession session = CassandraSession.open(cassandra, limits);
    ReplayRows rows = new ReplayRows(query.product(), source);
    TaskCompletionListener close =
        context -> {
          rows.close();
          session.close();
        };
    TaskContext.get().addTaskCompletionListener(close);
    OpenRecords records = new OpenRecords(session, query, buckets);
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return records.hasNext();
      }

      @Override
      public InternalRow next() {
        return rows.of(records.next());
      }
    };
  }
}
