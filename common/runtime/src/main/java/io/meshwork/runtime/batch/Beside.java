package io.meshwork.runtime.batch;

import java.util.concurrent.CancellationException;
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

  /** Does both at the same time, and returns when both are over, even if one has failed. */
  <A, B> Both<A, B> both(SparkSession spark, Supplier<A> first, Supplier<B> second) {
    // With the caller's job group, so that whoever cancels the caller's jobs cancels these too.
    Future<B> besides = SQLExecution.withThreadLocalCaptured(spark, thread, second::get);
    try {
      A done = first.get();
      return new Both<>(done, result(besides));
    } catch (RuntimeException | Error e) {
      awaitEnd(besides);
      throw e;
    }
  }

  private static <B> B result(Future<B> besides) {
    try {
      return besides.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException known
          ? known
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      besides.cancel(true);
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The batch was interrupted", e);
    }
  }

  /** Its failure isn't the first one. */
  private static void awaitEnd(Future<?> besides) {
    try {
      besides.get();
    } catch (ExecutionException | CancellationException e) {
      return;
    } catch (InterruptedException e) {
      besides.cancel(true);
      Thread.currentThread().interrupt();
    }
  }

  record Both<A, B>(A first, B second) {}
}
