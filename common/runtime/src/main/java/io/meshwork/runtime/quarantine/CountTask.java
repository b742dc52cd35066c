package io.meshwork.runtime.quarantine;

import com.datastax.spark.connector.cql.CassandraConnector;
import io.meshwork.runtime.cassandra.CassandraSession;
import io.meshwork.runtime.cassandra.RequestLimits;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.PairFunction;
import scala.Tuple2;

/** Counts the records of a bucket that a query takes. */
record CountTask(CassandraConnector cassandra, RequestLimits limits, OpenQuery query)
    implements PairFunction<Bucket, Bucket, Long> {

  @Override
  public Tuple2<Bucket, Long> call(Bucket bucket) {
    try (CassandraSession session = CassandraSession.open(cassandra, limits)) {
      Iterator<?> records = new OpenRecords(session, query, List.of(bucket).iterator());
      long count = 0;
      while (records.hasNext()) {
        records.next();
        count++;
      }
      return new Tuple2<>(bucket, count);
    }
  }
}
