package io.meshwork.runtime.batch

import io.meshwork.runtime.TestSpark
import java.util.concurrent.{CountDownLatch, TimeUnit}
import org.scalatest.funsuite.AnyFunSuite

class BesideSpec extends AnyFunSuite {
  private val spark = TestSpark.session
  private val beside = new Beside

  test("both are done at the same time, and both results come") {
    val met = new CountDownLatch(2)
    def meet(): Boolean = {
      met.countDown()
      met.await(30, TimeUnit.SECONDS)
    }
    val both = beside.both[Boolean, Boolean](spark, () => meet(), () => meet())
    assert(both.first && both.second)
  }

  test("the second one's jobs are of the caller's group") {
    spark.sparkContext.setLocalProperty("spark.jobGroup.id", "mine")
    try {
      def group() = spark.sparkContext.getLocalProperty("spark.jobGroup.id")
      val both = beside.both[String, String](spark, () => group(), () => group())
      assert(both == new Beside.Both("mine", "mine"))
    } finally spark.sparkContext.setLocalProperty("spark.jobGroup.id", null)
  }

  test("the first one's failure waits for the second one, and takes its failure along") {
    val over = new CountDownLatch(1)
    val failed = new CountDownLatch(1)
    val e = intercept[IllegalStateException](
      beside.both[Unit, Unit](
        spark,
        () => { failed.countDown(); throw new IllegalStateException("first") },
        () => {
          failed.await(30, TimeUnit.SECONDS)
          over.countDown()
          throw new IllegalArgumentException("second")
        }
      )
    )
    assert(over.getCount == 0)
    assert(e.getMessage == "first" && e.getSuppressed.map(_.getMessage).toSeq == Seq("second"))
  }

  test("the second one's failure comes as it is") {
    val e = intercept[IllegalArgumentException](
      beside.both[Unit, Unit](spark, () => (), () => throw new IllegalArgumentException("second"))
    )
    assert(e.getMessage == "second")
    intercept[StackOverflowError](
      beside.both[Unit, Unit](spark, () => (), () => throw new StackOverflowError)
    )
  }
}
