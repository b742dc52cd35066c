package io.meshwork.runtime.landing;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import io.meshwork.runtime.cassandra.CassandraSession;
import io.meshwork.runtime.cassandra.Requests;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * Writes one task's rows to one table, those of a partition together. Where each is a partition of
 * its own, none waits for another one.
 */
final class TableWriter {
  private final TablePlan plan;
  private final WriterSettings settings;
  private final CassandraSession session;
  private final Requests requests;
  private final RowEncoder encoder;
  private final ReplicaBatches batches;
  private final Map<Integer, PreparedStatement> deletes = new HashMap<>();
  private final Map<ByteBuffer, PartitionBuffer> partitions = new LinkedHashMap<>();
  private final String doing;
  private PreparedStatement insert;
  private int waitingRows;
  private long waitingBytes;
  private long written;
  private long deleted;

  TableWriter(
      TablePlan plan, WriterSettings settings, CassandraSession session, Requests requests) {
    this.plan = plan;
    this.settings = settings;
    this.session = session;
    this.requests = requests;
    this.encoder = new RowEncoder(plan);
    this.doing = "writing to " + plan.name();
    this.batches = new ReplicaBatches(plan.keyspace(), doing, settings, session, requests);
  }

  void write(InternalRow row) {
    if (encoder.isDelete(row)) {
      delete(encoder.delete(row));
      return;
    }
    EncodedRow encoded = encoder.upsert(row);
    if (plan.isOfSingleRows()) {
      written++;
      batches.add(List.of(bound(encoded)), encoded.size());
      return;
    }
    ByteBuffer partition = encoded.key(0, plan.partitionColumns());
    PartitionBuffer buffer = partitions.computeIfAbsent(partition, key -> new PartitionBuffer());
    if (buffer.rows() > 0 && buffer.bytes() + encoded.size() > settings.batchBytes()) {
      send(buffer);
      buffer = new PartitionBuffer();
      partitions.put(partition, buffer);
    }
    add(encoded, buffer);
    if (buffer.rows() >= settings.batchRows()) {
      partitions.remove(partition);
      send(buffer);
    }
    shrink(settings.bufferedRows(), settings.bufferedBytes());
  }

  /** Sends what still waits. */
  void flush() {
    shrink(0, 0);
    batches.flush();
  }

  /** Rows sent; they are acknowledged once the task's requests have been waited for. */
  TableCount count() {
    return new TableCount(written, deleted);
  }

  private void add(EncodedRow row, PartitionBuffer buffer) {
    int rows = buffer.rows();
    int bytes = buffer.bytes();
    buffer.add(row.key(plan.partitionColumns(), plan.keyColumns()), row);
    waitingRows += buffer.rows() - rows;
    waitingBytes += buffer.bytes() - bytes;
  }

  /** Sends the partitions that have waited longest until no more than this is left. */
  private void shrink(int rows, long bytes) {
    Iterator<PartitionBuffer> eldest = partitions.values().iterator();
    while ((waitingRows > rows || waitingBytes > bytes) && eldest.hasNext()) {
      PartitionBuffer buffer = eldest.next();
      eldest.remove();
      send(buffer);
    }
  }

  private void send(PartitionBuffer buffer) {
    waitingRows -= buffer.rows();
    waitingBytes -= buffer.bytes();
    written += buffer.rows();
    batches.add(buffer.all().stream().map(this::bound).toList(), buffer.bytes());
  }

  /** Not before a row comes: who only deletes may have no columns for it. */
  private PreparedStatement insert() {
    if (insert == null) {
      insert = session.prepare(plan.insert());
    }
    return insert;
  }

  private BoundStatement bound(EncodedRow row) {
    BoundStatementBuilder statement = insert().boundStatementBuilder();
    for (int i = 0; i < row.columns(); i++) {
      ByteBuffer value = row.value(i);
      if (row.isErased(i)) {
        statement = statement.setToNull(i);
      } else if (value != null) { // else it stays unset: a null would be a tombstone
        statement = statement.setBytesUnsafe(i, value);
      }
    }
    return statement.setLong(row.columns(), row.timestamp()).build();
  }

  private void delete(EncodedRow key) {
    BoundStatementBuilder statement =
        deletes
            .computeIfAbsent(key.columns(), given -> session.prepare(plan.delete(given)))
            .boundStatementBuilder()
            .setLong(0, key.timestamp());
    for (int i = 0; i < key.columns(); i++) {
      statement = statement.setBytesUnsafe(i + 1, key.value(i));
    }
    requests.write(statement.build(), 1, key.size(), doing);
    deleted++;
  }
}
