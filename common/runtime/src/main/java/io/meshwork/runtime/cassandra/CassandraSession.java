package io.meshwork.runtime.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.cql.Statement;
import com.datastax.spark.connector.cql.CassandraConnector;
import io.meshwork.runtime.Category;
import io.meshwork.runtime.MeshException;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * The connector's session of this JVM, shared and counted by the connector, with failures told in
 * the run's terms. Statements sent through it are sent again when they fail, so each must be one
 * that may be applied twice.
 */
public final class CassandraSession implements AutoCloseable {
  private final CqlSession cql;
  private final String contactPoints;
  private final RequestLimits limits;

  private CassandraSession(CqlSession cql, String contactPoints, RequestLimits limits) {
    this.cql = cql;
    this.contactPoints = contactPoints;
    this.limits = limits;
  }

  /**
   * Opens the session, or joins the one that is open.
   *
   * @throws MeshException UNAVAILABLE if no node answers, CONFIGURATION if the role is refused
   */
  public static CassandraSession open(CassandraConnector connector, RequestLimits limits) {
    String contactPoints = contactPoints(connector);
    try {
      return new CassandraSession(connector.openSession(), contactPoints, limits);
    } catch (Exception e) { // the connector is Scala: its IOException is not declared
      throw unreachable(e, contactPoints);
    }
  }

  /** The nodes that a connector starts from, such as {@code 10.0.0.5:9042, 10.0.0.6:9042}. */
  public static String contactPoints(CassandraConnector connector) {
    return connector.conf().contactInfo().endPointStr().replaceAll("[{}]", "");
  }

  /** For schema metadata; statements go through the methods below. */
  public CqlSession cql() {
    return cql;
  }

  public String contactPoints() {
    return contactPoints;
  }

  public RequestLimits limits() {
    return limits;
  }

  /** Prepares a statement that may be applied twice. */
  public PreparedStatement prepare(String statement) {
    return await(
        send(() -> cql.prepareAsync(statement(statement)), () -> false),
        "preparing " + firstLine(statement));
  }

  /** Runs a statement without values and waits for its answer. */
  public AsyncResultSet run(String statement) {
    return run(statement(statement), firstLine(statement));
  }

  /**
   * Runs a statement and waits for its answer.
   *
   * @param doing for the message of a failure, such as "publishing weather.readings"
   */
  public AsyncResultSet run(Statement<?> statement, String doing) {
    return start(statement, doing).get();
  }

  /** Sends a statement now, and waits for its answer when it is asked for. */
  public Supplier<AsyncResultSet> start(Statement<?> statement, String doing) {
    CompletableFuture<AsyncResultSet> answer = send(() -> cql.executeAsync(statement), () -> false);
    return () -> await(answer, doing);
  }

  /** Sends a request, again if need be, and doesn't wait. */
  <T> CompletableFuture<T> send(Supplier<CompletionStage<T>> request, BooleanSupplier abandoned) {
    return new Retries(limits.retryFor(), abandoned).run(request);
  }

  /** The next page, which must exist. */
  public AsyncResultSet nextPage(AsyncResultSet page, String doing) {
    return await(send(page::fetchNextPage, () -> false), doing);
  }

  MeshException explained(Throwable failure, String doing) {
    return CassandraErrors.explained(failure, doing, contactPoints);
  }

  @Override
  public void close() {
    cql.close();
  }

  private <T> T await(CompletableFuture<T> answer, String doing) {
    try {
      return answer.join();
    } catch (CompletionException e) {
      throw explained(e, doing);
    }
  }

  private static String firstLine(String statement) {
    return statement.lines().findFirst().orElse("");
  }

  private SimpleStatement statement(String statement) {
    return SimpleStatement.builder(statement)
        .setConsistencyLevel(limits.consistencyLevel())
        .setIdempotence(true)
        .build();
  }

  private static MeshException unreachable(Exception failure, String contactPoints) {
    Throwable cause =
        failure instanceof IOException && failure.getCause() != null ? failure.getCause() : failure;
    MeshException explained =
        CassandraErrors.explained(cause, "opening a connection", contactPoints);
    if (explained.category() != Category.DEFECT) {
      return explained;
    }
    return new MeshException(Category.UNAVAILABLE, explained.getMessage());
  }
}
