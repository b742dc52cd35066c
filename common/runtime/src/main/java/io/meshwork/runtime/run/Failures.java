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
import java.util.Arrays;
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

  private static final int FRAMES = 8;

  /** Spark's Kafka source has no exception of its own for it. */
  private static final String LOST =
      "Kafka no longer holds records that the checkpoint has yet to read: retention was shorter than"
          + " the pause between two runs. To go on with what is left, remove the product's folder in"
          + " meshwork.checkpoints.directory; what it lands twice is the same.";

  private Failures() {}

  /** The one that was thrown on purpose, or one that says what the first known cause means. */
  static MeshException of(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = next(cause)) {
      if (cause instanceof MeshException known) {
        return known;
      }
    }
    for (Throwable cause = failure; cause != null; cause = next(cause)) {
      if (String.valueOf(cause.getMessage()).contains("data may have been lost")) {
        return new MeshException(Category.CONFIGURATION, LOST, failure);
      }
      for (Map.Entry<Category, List<Class<? extends Throwable>>> kind : KINDS.entrySet()) {
        if (isOne(cause, kind.getValue())) {
          return new MeshException(kind.getKey(), message(kind.getKey(), cause), failure);
        }
      }
    }
    return new MeshException(Category.DEFECT, defect(failure), failure);
  }

  /** Kinds and places of a failure and its causes. Not their messages: these may quote data. */
  static String trace(Throwable failure) {
    StringBuilder text = new StringBuilder();
    for (Throwable cause = failure; cause != null; cause = next(cause)) {
      text.append("\n").append(cause.getClass().getName());
      Arrays.stream(cause.getStackTrace())
          .limit(FRAMES)
          .forEach(frame -> text.append("\n\tat ").append(frame));
    }
    return text.toString();
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

  /** The innermost cause's kind and place; its message may quote data. */
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
