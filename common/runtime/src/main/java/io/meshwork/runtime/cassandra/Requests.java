package io.meshwork.runtime.cassandra;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.Statement;
import io.meshwork.runtime.Category;
import io.meshwork.runtime.MeshException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * One task's statements on their way to Cassandra: so many rows at once and no more, whoever sends
 * the next one waits. The first failure that doesn't pass ends the task, at its next call.
 */
public final class Requests {
  /** A big row counts as several, so that what is in flight also stays small in bytes. */
  private static final int BYTES_PER_ROW = 4096;

  private final CassandraSession session;
  private final Semaphore free;
  private final int inFlight;
  private final AtomicReference<MeshException> failure = new AtomicReference<>();

  public Requests(CassandraSession session) {
    this.session = session;
    this.inFlight = session.limits().inFlight();
    this.free = new Semaphore(inFlight);
  }

  /** Sends a write; waits while too much is in flight. */
  public void write(Statement<?> statement, int rows, long bytes, String doing) {
    submit(statement, weight(rows, bytes), doing, answer -> {});
  }

  /** Sends a read; the answer goes to the reader, on a thread of the driver. */
  public void read(Statement<?> statement, String doing, Consumer<AsyncResultSet> reader) {
    submit(statement, 1, doing, reader);
  }

  /** Waits until all is acknowledged. */
  public void await() {
    acquire(inFlight);
    free.release(inFlight);
  }

  private void submit(
      Statement<?> statement, int weight, String doing, Consumer<AsyncResultSet> reader) {
    acquire(weight);
    CompletableFuture<Void> unused = // the failure is kept for the task's next call
        session
            .send(() -> session.cql().executeAsync(statement), () -> failure.get() != null)
            .thenAccept(reader)
            .whenComplete(
                (done, thrown) -> {
                  if (thrown != null) {
                    failure.compareAndSet(null, session.explained(thrown, doing));
                  }
                  free.release(weight);
                });
  }

  private int weight(int rows, long bytes) {
    return (int) Math.min(inFlight, Math.max(rows, bytes / BYTES_PER_ROW));
  }

  private void acquire(int weight) {
    try {
      free.acquire(weight);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MeshException(Category.UNAVAILABLE, "The task was stopped while it was writing.");
    }
    MeshException failed = failure.get();
    if (failed != null) {
      free.release(weight);
      throw failed;
    }
  }
}
