package io.meshwork.runtime.run;

import com.datastax.spark.connector.cql.CassandraConnector;
import io.meshwork.runtime.RunMode;
import io.meshwork.runtime.cassandra.CassandraSession;
import io.meshwork.runtime.cassandra.RequestLimits;
import io.meshwork.runtime.config.JobSettings;
import io.meshwork.runtime.ingest.Topics;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Connects to Cassandra and Kafka while Spark starts, so that a run doesn't wait for one after the
 * other. A failure is nobody's here: the run connects by itself and tells what is wrong.
 */
final class EarlyConnections implements AutoCloseable {
  private static final Executor THREADS =
      work -> {
        Thread thread = new Thread(work, "early-connection");
        thread.setDaemon(true);
        thread.start();
      };

  private final CompletableFuture<CassandraSession> cassandra;

  private EarlyConnections(CompletableFuture<CassandraSession> cassandra) {
    this.cassandra = cassandra;
  }

  /** Begins, and doesn't wait. */
  static EarlyConnections begin(JobSettings settings, List<String> wanted, RunMode mode) {
    if (mode != RunMode.REPLAY) {
      CompletableFuture<Void> unused =
          CompletableFuture.runAsync(() -> lookFor(wanted, settings), THREADS);
    }
    return new EarlyConnections(CompletableFuture.supplyAsync(() -> cassandra(settings), THREADS));
  }

  /** The connector shares a session among all that ask for it with the same settings. */
  private static CassandraSession cassandra(JobSettings settings) {
    return CassandraSession.open(
        CassandraConnector.apply(Sessions.conf(settings)), RequestLimits.CONTROL);
  }

  /** Most of the first question's time goes into loading Kafka's classes. */
  private static void lookFor(List<String> wanted, JobSettings settings) {
    try (Topics topics = Topics.of(settings.kafka())) {
      wanted.forEach(topics::id);
    }
  }

  CompletableFuture<CassandraSession> opened() {
    return cassandra;
  }

  /** Lets go of the session once it is there. */
  @Override
  public void close() {
    CompletableFuture<Void> unused = cassandra.thenAccept(CassandraSession::close);
  }
}
