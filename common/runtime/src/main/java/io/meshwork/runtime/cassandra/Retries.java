package io.meshwork.runtime.cassandra;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Sends a statement again while its failure is one that passes, waiting twice as long each time,
 * until the time is over. Only for statements that may be applied twice.
 */
final class Retries {
  private static final long FIRST_WAIT_MS = 50;
  private static final long LONGEST_WAIT_MS = 5_000;

  private final Duration retryFor;
  private final BooleanSupplier abandoned;

  /**
   * @param abandoned tells that nobody waits for the answers any more
   */
  Retries(Duration retryFor, BooleanSupplier abandoned) {
    this.retryFor = retryFor;
    this.abandoned = abandoned;
  }

  <T> CompletableFuture<T> run(Supplier<CompletionStage<T>> request) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    attempt(request, answer, System.nanoTime() + retryFor.toNanos(), FIRST_WAIT_MS);
    return answer;
  }

  private <T> void attempt(
      Supplier<CompletionStage<T>> request, CompletableFuture<T> answer, long deadline, long wait) {
    started(request)
        .whenComplete(
            (result, failure) -> {
              if (failure == null) {
                answer.complete(result);
                return;
              }
              long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
              if (left <= 0 || abandoned.getAsBoolean() || !CassandraErrors.passes(failure)) {
                answer.completeExceptionally(failure);
                return;
              }
              long pause = Math.min(left, wait / 2 + ThreadLocalRandom.current().nextLong(wait));
              later(pause)
                  .execute(
                      () ->
                          attempt(request, answer, deadline, Math.min(2 * wait, LONGEST_WAIT_MS)));
            });
  }

  /** A request that throws has failed like any other; else nobody would ever hear of it. */
  private static <T> CompletionStage<T> started(Supplier<CompletionStage<T>> request) {
    try {
      return request.get();
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private static Executor later(long millis) {
    return CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS);
  }
}
