package io.meshwork.cli.quarantine;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

/** Marks records as discarded, some at a time, each only if it is still open. */
final class Discards {
  private static final int IN_FLIGHT = 32;

  private final CqlSession session;
  private final PreparedStatement update;
  private final QuarantineTable table;
  private final String user;
  private final String reason;
  private final Instant now = Instant.now();
  private final Queue<CompletableFuture<AsyncResultSet>> sent = new ArrayDeque<>();
  private long discarded;
  private long late;

  Discards(
      CqlSession session,
      PreparedStatement update,
      QuarantineTable table,
      String user,
      String reason) {
    this.session = session;
    this.update = update;
    this.table = table;
    this.user = user;
    this.reason = reason;
  }

  void discard(Entry entry) {
    List<Object> values = new ArrayList<>(List.of(now, user, reason));
    values.addAll(List.of(table.key(entry.bucket(), entry.address())));
    sent.add(session.executeAsync(update.bind(values.toArray())).toCompletableFuture());
    if (sent.size() >= IN_FLIGHT) {
      await();
    }
  }

  /** Waits for what is still on its way. */
  void finish() {
    while (!sent.isEmpty()) {
      await();
    }
  }

  private void await() {
    if (sent.remove().join().wasApplied()) {
      discarded++;
    } else {
      late++;
    }
  }

  long discarded() {
    return discarded;
  }

  /** Those that had been replayed or discarded by somebody else meanwhile. */
  long late() {
    return late;
  }
}
