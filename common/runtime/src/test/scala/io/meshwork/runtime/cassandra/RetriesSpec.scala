package io.meshwork.runtime.cassandra

import com.datastax.oss.driver.api.core.{
  AllNodesFailedException,
  DriverTimeoutException,
  NoNodeAvailableException
}
import com.datastax.oss.driver.api.core.cql.AsyncResultSet
import com.datastax.oss.driver.api.core.servererrors.InvalidQueryException
import io.meshwork.runtime.Category
import java.time.Duration
import java.util.concurrent.{CompletableFuture, CompletionException, CompletionStage}
import java.util.concurrent.atomic.AtomicInteger
import org.scalatest.funsuite.AnyFunSuite

class RetriesSpec extends AnyFunSuite {

  /** A request that fails so often before it succeeds. */
  private class Failing(times: Int, failure: => Throwable) {
    val asked = new AtomicInteger

    def send(): CompletionStage[AsyncResultSet] =
      if (asked.incrementAndGet() <= times) CompletableFuture.failedFuture(failure)
      else CompletableFuture.completedFuture(null)
  }

  private def run(request: Failing, retryFor: Duration, abandoned: Boolean = false) =
    new Retries(retryFor, () => abandoned).run[AsyncResultSet](() => request.send()).join()

  test("asks again while the failure is one that passes") {
    val request = new Failing(3, new DriverTimeoutException("late"))
    run(request, Duration.ofMinutes(1))
    assert(request.asked.get == 4)
  }

  test("asks again while no node is up") {
    val request = new Failing(1, new NoNodeAvailableException)
    run(request, Duration.ofMinutes(1))
    assert(request.asked.get == 2)
  }

  test("gives up when the time is over, with the last failure") {
    val request = new Failing(Int.MaxValue, new DriverTimeoutException("late"))
    val failure = intercept[CompletionException](run(request, Duration.ofMillis(200)))
    assert(failure.getCause.getMessage == "late")
    assert(request.asked.get > 1)
  }

  test("doesn't ask again when the statement itself is refused") {
    val request = new Failing(1, new InvalidQueryException(null, "no such table"))
    intercept[CompletionException](run(request, Duration.ofMinutes(1)))
    assert(request.asked.get == 1)
  }

  test("doesn't ask again once nobody waits any more") {
    val request = new Failing(1, new DriverTimeoutException("late"))
    intercept[CompletionException](run(request, Duration.ofMinutes(1), abandoned = true))
    assert(request.asked.get == 1)
  }

  test("a request that throws at once fails and doesn't hang") {
    val retries = new Retries(Duration.ofMinutes(1), () => false)
    val failure = intercept[CompletionException](
      retries.run[AsyncResultSet](() => throw new IllegalStateException("closed")).join()
    )
    assert(failure.getCause.getMessage == "closed")
  }

  test("tells an outage from a defect") {
    def category(failure: Throwable) = CassandraErrors.explained(failure, "writing", "h:1").category()
    assert(category(new CompletionException(new DriverTimeoutException("late"))) == Category.UNAVAILABLE)
    assert(category(new NoNodeAvailableException) == Category.UNAVAILABLE)
    assert(category(new InvalidQueryException(null, "no such table")) == Category.DEFECT)
    assert(
      category(
        AllNodesFailedException.fromErrors(
          java.util.List.of[java.util.Map.Entry[com.datastax.oss.driver.api.core.metadata.Node, Throwable]]()
        )
      ) == Category.UNAVAILABLE
    )
  }
}
