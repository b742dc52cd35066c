package io.meshwork.benchmarks;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchStatementBuilder;
import com.datastax.oss.driver.api.core.cql.BatchType;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Statement;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.spark.sql.Row;

/**
 * Rows from memory through the driver alone, with prepared statements, as many threads as
 * processors, and 256 rows of each on their way: what the node takes from one machine.
 *
 * @param batch rows that are sent together; they are of one partition
 */
record DriverLoop(String name, World world, LandingTable table, List<List<Row>> parts, int batch)
    implements Side {
  private static final int IN_FLIGHT = 256;

  @Override
  public void prepare() {
    Peers.makeTable(world, keyspace(), table.table());
  }

  private String keyspace() {
    return name.replace('-', '_');
  }

  @Override
  public void run() {
    world.withSession(
        session -> {
          PreparedStatement insert = session.prepare(insert());
          AtomicReference<Throwable> failure = new AtomicReference<>();
          List<Thread> threads =
              parts.stream()
                  .map(part -> new Thread(() -> write(session, insert, part, failure)))
                  .toList();
          threads.forEach(Thread::start);
          threads.forEach(DriverLoop::join);
          if (failure.get() != null) {
            throw new IllegalStateException(failure.get());
          }
          return null;
        });
  }

  private String insert() {
    return "INSERT INTO %s.%s (event_id, device, site, kind, event_time, value, quantity, price, currency, status, customer, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        .formatted(keyspace(), table.table().name());
  }

  private void write(
      CqlSession session,
      PreparedStatement insert,
      List<Row> rows,
      AtomicReference<Throwable> failure) {
    try {
      write(session, insert, rows, new Semaphore(IN_FLIGHT), failure);
    } catch (RuntimeException e) { // of a thread, which nobody else would hear of
      failure.set(e);
    }
  }

  private void write(
      CqlSession session,
      PreparedStatement insert,
      List<Row> rows,
      Semaphore free,
      AtomicReference<Throwable> failure) {
    List<BoundStatement> together = new ArrayList<>(batch);
    String partition = "";
    for (Row row : rows) {
      boolean same = row.getString(1).equals(partition);
      if (!together.isEmpty() && (together.size() == batch || !same)) {
        send(session, statement(together), together.size(), free, failure);
        together.clear();
      }
      partition = row.getString(1);
      together.add(bound(insert, row));
    }
    if (!together.isEmpty()) {
      send(session, statement(together), together.size(), free, failure);
    }
    free.acquireUninterruptibly(IN_FLIGHT);
  }

  private static Statement<?> statement(List<BoundStatement> rows) {
    if (rows.size() == 1) {
      return rows.get(0);
    }
    BatchStatementBuilder batch = BatchStatement.builder(BatchType.UNLOGGED);
    rows.forEach(batch::addStatement);
    return batch.build();
  }

  private static BoundStatement bound(PreparedStatement insert, Row row) {
    return insert
        .boundStatementBuilder()
        .setString(0, row.getString(0))
        .setString(1, row.getString(1))
        .setString(2, row.getString(2))
        .setString(3, row.getString(3))
        .setInstant(4, row.<Instant>getAs(4))
        .setDouble(5, row.getDouble(5))
        .setInt(6, row.getInt(6))
        .setBigDecimal(7, row.<BigDecimal>getAs(7))
        .setString(8, row.getString(8))
        .setString(9, row.getString(9))
        .setString(10, row.getString(10))
        .setString(11, row.getString(11))
        .build();
  }

  private static void send(
      CqlSession session,
      Statement<?> statement,
      int rows,
      Semaphore free,
      AtomicReference<Throwable> failure) {
    free.acquireUninterruptibly(rows);
    CompletionStage<?> answer = session.executeAsync(statement);
    answer.whenComplete(
        (done, thrown) -> {
          if (thrown != null) {
            failure.set(thrown);
          }
          free.release(rows);
        });
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void verify() {
    Peers.require(
        name,
        "rows in its table",
        parts.stream().mapToLong(List::size).sum(),
        world.count(keyspace(), table.table().name()));
  }
}
