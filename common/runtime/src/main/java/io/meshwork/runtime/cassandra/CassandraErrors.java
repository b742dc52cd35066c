package io.meshwork.runtime.cassandra;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.DriverTimeoutException;
import com.datastax.oss.driver.api.core.NodeUnavailableException;
import com.datastax.oss.driver.api.core.auth.AuthenticationException;
import com.datastax.oss.driver.api.core.connection.BusyConnectionException;
import com.datastax.oss.driver.api.core.connection.ClosedConnectionException;
import com.datastax.oss.driver.api.core.connection.ConnectionInitException;
import com.datastax.oss.driver.api.core.connection.HeartbeatException;
import com.datastax.oss.driver.api.core.servererrors.BootstrappingException;
import com.datastax.oss.driver.api.core.servererrors.OverloadedException;
import com.datastax.oss.driver.api.core.servererrors.QueryConsistencyException;
import com.datastax.oss.driver.api.core.servererrors.ServerError;
import com.datastax.oss.driver.api.core.servererrors.UnauthorizedException;
import com.datastax.oss.driver.api.core.servererrors.UnavailableException;
import io.meshwork.runtime.Category;
import io.meshwork.runtime.MeshException;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/**
 * What the driver's failures mean: which pass by themselves, and under which category the rest go.
 */
final class CassandraErrors {
  private static final List<Class<? extends Throwable>> PASSING =
      List.of(
          DriverTimeoutException.class,
          BusyConnectionException.class,
          ClosedConnectionException.class,
          ConnectionInitException.class,
          HeartbeatException.class,
          BootstrappingException.class,
          OverloadedException.class,
          QueryConsistencyException.class,
          UnavailableException.class,
          NodeUnavailableException.class,
          ServerError.class,
          IOException.class);

  private CassandraErrors() {}

  /** Whether the same statement may well succeed a little later. */
  static boolean passes(Throwable failure) {
    Throwable cause = unwrapped(failure);
    if (cause instanceof AllNodesFailedException all) {
      return perNode(all).allMatch(CassandraErrors::passes);
    }
    return PASSING.stream().anyMatch(type -> type.isInstance(cause));
  }

  /**
   * The failure as the run's exception. It carries no cause: an executor sends it to the driver,
   * and the driver's exceptions don't all travel.
   *
   * @param doing what was being done, such as "writing to weather.readings"
   */
  static MeshException explained(Throwable failure, String doing, String contactPoints) {
    Throwable cause = unwrapped(failure);
    if (cause instanceof MeshException known) {
      return known;
    }
    String what = "Cassandra at " + contactPoints + " failed at " + doing + ": " + reason(cause);
    if (refused(cause)) {
      return new MeshException(
          Category.CONFIGURATION,
          what + ". Check meshwork.cassandra.username and password, and the role's grants.");
    }
    if (passes(cause)) {
      return new MeshException(
          Category.UNAVAILABLE,
          what + ". Once it answers again, run the job again: it continues where it stopped.");
    }
    return new MeshException(Category.DEFECT, what);
  }

  static Throwable unwrapped(Throwable failure) {
    Throwable cause = failure;
    while ((cause instanceof CompletionException || cause instanceof ExecutionException)
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  private static boolean refused(Throwable cause) {
    if (cause instanceof AllNodesFailedException all) {
      return perNode(all).anyMatch(CassandraErrors::refused);
    }
    return cause instanceof AuthenticationException
        || cause instanceof UnauthorizedException
        || (cause.getCause() != null && refused(cause.getCause()));
  }

  private static Stream<Throwable> perNode(AllNodesFailedException all) {
    return all.getAllErrors().values().stream().flatMap(List::stream);
  }

  private static String reason(Throwable cause) {
    if (cause instanceof AllNodesFailedException all) { // its own message is a list of objects
      return perNode(all).findFirst().map(CassandraErrors::reason).orElse("no node is up");
    }
    String message = Objects.requireNonNullElse(cause.getMessage(), "no message");
    return cause.getClass().getSimpleName() + ": " + message.lines().findFirst().orElse("");
  }
}
