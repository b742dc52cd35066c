package io.meshwork.runtime.landing;

import com.datastax.spark.connector.cql.CassandraConnector;
import io.meshwork.bulk.Load;
import io.meshwork.runtime.bulk.BulkSettings;
import io.meshwork.runtime.bulk.LoaderPool;
import io.meshwork.runtime.bulk.LoaderProcess;
import io.meshwork.runtime.cassandra.CassandraSession;
import io.meshwork.runtime.cassandra.Requests;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;

/** Lands the rows of one Spark partition; it ends once every node that owns them has them. */
record BulkTask(
    CassandraConnector cassandra,
    WriterSettings settings,
    BulkSettings bulk,
    List<TablePlan> plans,
    Load load)
    implements FlatMapFunction<Iterator<InternalRow>, Written> {

  @Override
  public Iterator<Written> call(Iterator<InternalRow> rows) {
    if (!rows.hasNext()) {
      return Collections.emptyIterator();
    }
    LoaderProcess process = LoaderPool.take(bulk, load);
    boolean done = false;
    try (CassandraSession session = CassandraSession.open(cassandra, settings.limits())) {
      Written written = written(rows, session, process);
      done = true;
      LoaderPool.giveBack(bulk, load, process);
      return List.of(written).iterator();
    } finally {
      if (!done) {
        process.close();
      }
    }
  }

  private Written written(
      Iterator<InternalRow> rows, CassandraSession session, LoaderProcess process) {
    Requests requests = new Requests(session);
    List<BulkTableWriter> writers = new ArrayList<>();
    for (TablePlan plan : plans) {
      TableWriter deletes = new TableWriter(plan, settings, session, requests);
      writers.add(new BulkTableWriter(writers.size(), plan, process, deletes));
    }
    process.begin(load);
    long taken = 0;
    while (rows.hasNext()) {
      InternalRow row = rows.next();
      writers.forEach(writer -> writer.write(row));
      taken++;
    }
    process.end();
    requests.await();
    return new Written(taken, writers.stream().map(BulkTableWriter::count).toList());
  }
}
