package io.meshwork.runtime.cassandra;

import io.meshwork.runtime.MeshException;
import java.util.function.Supplier;

/** Brings out what a task said when Spark reports that its job was aborted. */
public final class TaskFailure {
  private TaskFailure() {}

  /** Runs a Spark action; a {@link MeshException} of one of its tasks is thrown as such. */
  public static <T> T unwrapping(Supplier<T> action) {
    try {
      return action.get();
    } catch (RuntimeException e) {
      throw unwrapped(e);
    } catch (Exception e) { // Scala throws SparkException without declaring it
      throw unwrapped(new RuntimeException(e));
    }
  }

  private static RuntimeException unwrapped(RuntimeException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof MeshException known) {
        return new MeshException(known.category(), known.getMessage(), failure);
      }
    }
    return failure;
  }
}
