package io.meshwork.runtime.run;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.DriverTimeoutException;
import com.datastax.oss.driver.api.core.connection.ClosedConnectionException;
import com.datastax.oss.driver.api.core.connection.HeartbeatException;
import com.datastax.oss.driver.api.core.servererrors.QueryExecutionException;
import io.meshwork.contract.InvalidContractException;
import io.meshwork.quality.InvalidSuiteException;
import io.meshwork.runtime.Category;
import io.meshwork.runtime.MeshException;
import java.net.ConnectException;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.errors.RetriableException;

/** Finds out what a failure means, however deep Spark has wrapped it. */
final class Failures {
  private static final Map<Category, List<Class<? extends Throwable>>> KINDS =
      Map.of(
          Category.CONTRACT,
          List.of(InvalidContractException.class, InvalidSuiteException.class),
          Category.UNAVAILABLE,
          List.of(
              AllNodesFailedException.class,
              DriverTimeoutException.class,
              ClosedConnectionException.class,
              HeartbeatException.class,
              QueryExecutionException.class,
              RetriableException.class,
              java.util.concurrent.TimeoutException.class,
              ConnectException.class));

  private Failures() {}

  /** The one that was thrown on purpose, or one that says what the first known cause means. */
  static MeshException of(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = next(cause)) {
      if (cause instanceof MeshException known) {
        return known;
      }
    }
    for (Throwable cause = failure; cause != null; cause = next(cause)) {
      for (Map.Entry<Category, List<Class<? extends Throwable>>> kind : KINDS.entrySet()) {
        if (isOne(cause, kind.getValue())) {
          return new MeshException(kind.getKey(), message(kind.getKey(), cause), failure);
        }
      }
    }
    return new MeshException(Category.DEFECT, defect(failure), failure);
  }

  private static Throwable next(Throwable cause) {
    return cause.getCause() == cause ? null : cause.getCause();
  }

  private static boolean isOne(Throwable cause, List<Class<? extends Throwable>> classes) {
    return classes.stream().anyMatch(c -> c.isInstance(cause));
  }

  private static String message(Category category, Throwable cause) {
    if (category == Category.CONTRACT) {
      return cause.getMessage();
    }
    return "A server doesn't answer ("
        + cause.getClass().getSimpleName()
        + "). Nothing is lost: the next run goes on where this one stopped.";
  }

  /** The innermost cause's kind and place; its message may quote data, so the log alone has it. */
  private static String defect(Throwable failure) {
    Throwable root = failure;
    while (next(root) != null) {
      root = next(root);
    }
    StackTraceElement[] trace = root.getStackTrace();
    String place = trace.length == 0 ? "an unknown place" : trace[0].toString();
    return "Unexpected " + root.getClass().getName() + " at " + place + ".";
  }
}
