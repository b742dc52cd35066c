package io.meshwork.runtime.run

import com.datastax.oss.driver.api.core.DriverTimeoutException
import io.meshwork.runtime.{Category, MeshException}
import org.apache.kafka.common.errors.DisconnectException
import org.apache.spark.SparkException
import org.scalatest.funsuite.AnyFunSuite

class FailuresSpec extends AnyFunSuite {
  private def wrapped(cause: Throwable): Throwable =
    new SparkException("Job aborted", new RuntimeException(cause))

  test("finds the exception that was thrown on purpose below Spark's own") {
    val thrown = new MeshException(Category.CONTRACT, "key changed")
    assert(Failures.of(wrapped(thrown)) eq thrown)
  }

  test("takes servers that don't answer as unavailable") {
    assert(Failures.of(wrapped(new DriverTimeoutException("PT2S"))).category == Category.UNAVAILABLE)
    assert(Failures.of(wrapped(new DisconnectException())).category == Category.UNAVAILABLE)
  }

  test("takes anything else as a defect, and doesn't repeat its message, which may quote data") {
    val failure = Failures.of(wrapped(new IllegalStateException("card 4111111111111111")))
    assert(failure.category == Category.DEFECT)
    assert(failure.getMessage.startsWith("Unexpected java.lang.IllegalStateException at "))
    assert(!failure.getMessage.contains("4111"))
  }
}
