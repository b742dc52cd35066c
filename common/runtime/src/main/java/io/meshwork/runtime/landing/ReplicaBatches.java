package io.meshwork.runtime.landing;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchStatementBuilder;
import com.datastax.oss.driver.api.core.cql.BatchType;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.metadata.Metadata;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.api.core.metadata.TokenMap;
import io.meshwork.runtime.cassandra.CassandraSession;
import io.meshwork.runtime.cassandra.Requests;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Sends rows in unlogged batches. Rows of several partitions go together if the same nodes have
 * them: any of these nodes then writes all of a batch itself, and a request is paid once for many
 * rows. Rows whose nodes aren't known go by themselves.
 */
final class ReplicaBatches {
  private final WriterSettings settings;
  private final CassandraSession session;
  private final Requests requests;
  private final CqlIdentifier keyspace;
  private final String doing;
  private final Map<Set<Node>, Batch> waiting = new HashMap<>();
  private Set<Node> nodes;
  private Optional<TokenMap> tokens;
  private int waitingRows;

  ReplicaBatches(
      String keyspace,
      String doing,
      WriterSettings settings,
      CassandraSession session,
      Requests requests) {
    this.keyspace = CqlIdentifier.fromInternal(keyspace);
    this.doing = doing;
    this.settings = settings;
    this.session = session;
    this.requests = requests;
    refresh();
  }

  /** Takes rows of one partition, no more than a batch may have. */
  void add(List<BoundStatement> rows, int bytes) {
    Set<Node> replicas = replicas(rows.get(0));
    if (replicas.isEmpty() || rows.size() > settings.batchRows() / 2) {
      send(rows, bytes);
      return;
    }
    Batch batch = waiting.computeIfAbsent(replicas, nodes -> new Batch());
    if (!batch.hasRoomFor(rows.size(), bytes)) {
      send(batch);
    }
    batch.add(rows, bytes);
    waitingRows += rows.size();
    if (batch.isFull()) {
      send(batch);
    }
    if (waitingRows > settings.bufferedRows()) {
      flush();
    }
  }

  /** Sends what still waits. */
  void flush() {
    waiting.values().forEach(this::send);
    waiting.clear();
  }

  private void send(Batch batch) {
    if (!batch.rows.isEmpty()) {
      waitingRows -= batch.rows.size();
      send(batch.rows, batch.bytes);
      batch.clear();
      refresh();
    }
  }

  private void send(List<BoundStatement> rows, int bytes) {
    if (rows.size() == 1) {
      requests.write(rows.get(0), 1, bytes, doing);
      return;
    }
    BatchStatementBuilder batch =
        BatchStatement.builder(BatchType.UNLOGGED)
            .setConsistencyLevel(settings.limits().consistencyLevel())
            .setIdempotence(true);
    rows.forEach(batch::addStatement);
    requests.write(batch.build(), rows.size(), bytes, doing);
  }

  /** A single node has every row, whatever its token. */
  private Set<Node> replicas(BoundStatement row) {
    if (nodes.size() == 1) {
      return nodes;
    }
    return tokens.map(map -> map.getReplicas(keyspace, row.getRoutingKey())).orElseGet(Set::of);
  }

  /** Looks at the cluster, which may change while a task runs; not for each row. */
  private void refresh() {
    Metadata metadata = session.cql().getMetadata();
    nodes = Set.copyOf(metadata.getNodes().values());
    tokens = metadata.getTokenMap();
  }

  private final class Batch {
    private final List<BoundStatement> rows = new ArrayList<>();
    private int partitions;
    private int bytes;

    boolean hasRoomFor(int moreRows, int moreBytes) {
      return rows.size() + moreRows <= settings.batchRows()
          && bytes + moreBytes <= settings.batchBytes();
    }

    boolean isFull() {
      return rows.size() >= settings.batchRows() || partitions >= settings.batchPartitions();
    }

    void add(List<BoundStatement> more, int moreBytes) {
      rows.addAll(more);
      bytes += moreBytes;
      partitions++;
    }

    void clear() {
      rows.clear();
      bytes = 0;
      partitions = 0;
    }
  }
}
