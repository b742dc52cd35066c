package io.meshwork.runtime.landing;

import com.datastax.spark.connector.cql.CassandraConnector;
import io.meshwork.runtime.cassandra.CassandraSession;
import io.meshwork.runtime.cassandra.Requests;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;

/** Writes the rows of one Spark partition; it ends once Cassandra has acknowledged all of them. */
record WriteTask(CassandraConnector cassandra, WriterSettings settings, List<TablePlan> plans)
    implements FlatMapFunction<Iterator<InternalRow>, Written> {

  @Override
  public Iterator<Written> call(Iterator<InternalRow> rows) {
    if (!rows.hasNext()) {
      return Collections.emptyIterator();
    }
    try (CassandraSession session = CassandraSession.open(cassandra, settings.limits())) {
      return List.of(written(rows, session)).iterator();
    }
  }

  private Written written(Iterator<InternalRow> rows, CassandraSession session) {
    Requests requests = new Requests(session);
    List<TableWriter> writers = new ArrayList<>();
    for (TablePlan plan : plans) {
      writers.add(new TableWriter(plan, settings, session, requests));
    }
    long taken = 0;
    while (rows.hasNext()) {
      InternalRow row = rows.next();
      writers.forEach(writer -> writer.write(row));
      taken++;
    }
    writers.forEach(TableWriter::flush);
    requests.await();
    return new Written(taken, writers.stream().map(TableWriter::count).toList());
  }
}
