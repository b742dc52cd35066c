package io.meshwork.runtime.landing

import io.meshwork.runtime.cassandra.{RequestLimits, TestCassandra}
import io.meshwork.runtime.config.Problems
import java.time.Duration
import org.scalatest.funsuite.AnyFunSuite
import scala.jdk.CollectionConverters._

class WriterSettingsSpec extends AnyFunSuite {
  private def read(overrides: (String, Any)*): (WriterSettings, Seq[String]) = {
    val problems = new Problems
    val config = TestCassandra.config(overrides.map { case (key, value) =>
      s"meshwork.landing.$key" -> value
    }: _*)
    (WriterSettings.read(config, problems), problems.sentences().asScala.toSeq)
  }

  test("has defaults, and the consistency of the block meshwork.cassandra") {
    val limits = new RequestLimits("LOCAL_QUORUM", 512, Duration.ofSeconds(60))
    assert(read() == ((new WriterSettings(limits, 100, 10, 40 * 1024, 20000, 16L << 20), Nil)))
  }

  test("reads every key") {
    val settings = read(
      "in-flight-rows" -> 1,
      "batch-rows" -> 2,
      "batch-partitions" -> 6,
      "batch-bytes" -> "3 KiB",
      "buffered-rows" -> 4,
      "buffered-bytes" -> "5 MiB",
      "retry-for" -> "6 seconds"
    )
    val limits = new RequestLimits("LOCAL_QUORUM", 1, Duration.ofSeconds(6))
    assert(settings == ((new WriterSettings(limits, 2, 6, 3072, 4, 5L << 20), Nil)))
  }

  test("refuses batches that Cassandra would refuse, and numbers out of range") {
    assert(
      read("batch-bytes" -> "50 KiB")._2 ==
        Seq("meshwork.landing.batch-bytes is 51200. Give 1 byte to 49 KiB: Cassandra refuses 50 KiB.")
    )
    assert(read("batch-rows" -> 0, "in-flight-rows" -> -1)._2.size == 2)
  }

  test("refuses a key that it doesn't know") {
    assert(read("batch-row" -> 5)._2.head.contains("Did you mean \"batch-rows\"?"))
  }
}
