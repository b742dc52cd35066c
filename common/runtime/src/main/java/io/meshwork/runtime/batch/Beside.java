package io.meshwork.runtime.batch;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.SQLExecution;

/** A second thread for a batch: what it does waits for Cassandra while the first one does too. */
final class Beside {
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread made = new Thread(work, "beside-the-batch");
            made.setDaemon(true);
            return made;
          });

  /**
   * Does both at the same time, and returns when both are over, even if one has failed.
   *
   * @throws RuntimeException what the first one has failed with, else the second one; the other
   *     failure is suppressed in it
   */
  <A, B> Both<A, B> both(SparkSession spark, Supplier<A> first, Supplier<B> second) {
    // With the caller's job group, so that whoever cancels the caller's jobs cancels these too.
    Future<B> besides = SQLExecution.withThreadLocalCaptured(spark, thread, second::get);
    A done;
    try {
      done = first.get();
    } catch (Throwable e) { // Scala declares none.
      failure(besides).ifPresent(e::addSuppressed);
      throw e;
    }
    return new Both<>(done, result(besides));
  }

  private static <B> B result(Future<B> besides) {
    try {
      return besides.get();
    } catch (ExecutionException e) {
      throw unchecked(e.getCause());
    } catch (InterruptedException e) {
      besides.cancel(true);
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The batch was interrupted", e);
    }
  }

  private static RuntimeException unchecked(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    return failure instanceof RuntimeException known ? known : new IllegalStateException(failure);
  }

  /** Waits for its end. */
  private static Optional<Throwable> failure(Future<?> besides) {
    try {
      besides.get();
      return Optional.empty();
    } catch (ExecutionException e) {
      return Optional.of(e.getCause());
    } catch (InterruptedException e) {
      besides.cancel(true);
      Thread.currentThread().interrupt();
      return Optional.of(e);
    }
  }

  record Both<A, B>(A first, B second) {}
}
