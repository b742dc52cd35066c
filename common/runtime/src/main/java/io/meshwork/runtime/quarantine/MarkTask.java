package io.meshwork.runtime.quarantine;

import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.spark.connector.cql.CassandraConnector;
import io.meshwork.runtime.cassandra.CassandraSession;
import io.meshwork.runtime.cassandra.RequestLimits;
import io.meshwork.runtime.cassandra.Requests;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * Marks those of one Spark partition's records that are open in quarantine. Rows: day (since 1970),
 * bucket, topic, partition, offset.
 */
record MarkTask(
    CassandraConnector cassandra,
    RequestLimits limits,
    String product,
    String run,
    Instant now,
    HashSet<Bucket> buckets)
    implements FlatMapFunction<Iterator<InternalRow>, Long> {
  private static final String DOING = "marking records of meshwork.quarantine as replayed";
  private static final int BYTES_PER_MARK = 256;
  private static final String ROW =
      " WHERE product = ? AND day = ? AND bucket = ? AND topic = ? AND partition = ? AND offset";
  private static final String SELECT =
      "SELECT offset, status, status_by FROM meshwork.quarantine" + ROW + " >= ? AND offset <= ?";
  private static final String UPDATE =
      "UPDATE meshwork.quarantine USING TIMESTAMP ?"
          + " SET status = 'replayed', status_at = ?, status_by = ?"
          + ROW
          + " = ?";

  /** Where the records of one Kafka partition stand together. */
  private record Place(Bucket bucket, String topic, int partition) {}

  @Override
  public Iterator<Long> call(Iterator<InternalRow> records) {
    Map<Place, TreeSet<Long>> places = places(records);
    if (places.isEmpty()) {
      return Collections.emptyIterator();
    }
    try (CassandraSession session = CassandraSession.open(cassandra, limits)) {
      return List.of(marked(places, session)).iterator();
    }
  }

  private Map<Place, TreeSet<Long>> places(Iterator<InternalRow> records) {
    Map<Place, TreeSet<Long>> places = new HashMap<>();
    while (records.hasNext()) {
      InternalRow record = records.next();
      Bucket bucket = new Bucket(LocalDate.ofEpochDay(record.getInt(0)), record.getLong(1));
      if (buckets.contains(bucket)) {
        Place place = new Place(bucket, record.getUTF8String(2).toString(), record.getInt(3));
        places.computeIfAbsent(place, p -> new TreeSet<>()).add(record.getLong(4));
      }
    }
    return places;
  }

  private long marked(Map<Place, TreeSet<Long>> places, CassandraSession session) {
    PreparedStatement select = session.prepare(SELECT);
    PreparedStatement update = session.prepare(UPDATE);
    Requests requests = new Requests(session);
    long marked = 0;
    for (Map.Entry<Place, TreeSet<Long>> entry : places.entrySet()) {
      Place place = entry.getKey();
      TreeSet<Long> offsets = entry.getValue();
      Pages found =
          Pages.of(session, select.bind(bounds(place, offsets.first(), offsets.last())), DOING);
      while (found.hasNext()) {
        Row row = found.next();
        if (offsets.contains(row.getLong("offset")) && isMine(row)) {
          requests.write(update.bind(mark(place, row.getLong("offset"))), 1, BYTES_PER_MARK, DOING);
          marked++;
        }
      }
    }
    requests.await();
    return marked;
  }

  /** What this run has marked before counts too: then the task is a second try. */
  private boolean isMine(Row row) {
    return Status.isOpen(row) || Status.isReplayedBy(row, run);
  }

  private Object[] bounds(Place place, long first, long last) {
    Bucket bucket = place.bucket();
    return new Object[] {
      product, bucket.day(), bucket.number(), place.topic(), place.partition(), first, last
    };
  }

  private Object[] mark(Place place, long offset) {
    Bucket bucket = place.bucket();
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, now);
    return new Object[] {
      micros,
      now,
      run,
      product,
      bucket.day(),
      bucket.number(),
      place.topic(),
      place.partition(),
      offset
    };
  }
}
