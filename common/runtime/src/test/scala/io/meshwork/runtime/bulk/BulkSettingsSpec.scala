package io.meshwork.runtime.bulk

import io.meshwork.runtime.{Category, MeshException}
import io.meshwork.runtime.cassandra.TestCassandra
import io.meshwork.runtime.config.Problems
import org.scalatest.funsuite.AnyFunSuite
import scala.jdk.CollectionConverters._

class BulkSettingsSpec extends AnyFunSuite {
  private def read(overrides: (String, Any)*): (BulkSettings, Seq[String]) = {
    val problems = new Problems
    val config = TestCassandra.config(overrides.map { case (key, value) =>
      s"meshwork.bulk.$key" -> value
    }: _*)
    (BulkSettings.read(config, problems), problems.sentences().asScala.toSeq)
  }

  test("has defaults, with which bulk is refused, saying what to do") {
    assert(read() == ((new BulkSettings("", "", 768, 64, 200), Nil)))
    val failure = intercept[MeshException](read()._1.libraries())
    assert(failure.category() == Category.CONFIGURATION)
    assert(
      failure.getMessage == "Cannot land in bulk: meshwork.bulk.cassandra-libraries is not set. Set it to a folder that" +
        " has the jars of Cassandra 5.0 on every executor (lib of its distribution), or leave out --bulk."
    )
  }

  test("reads every key") {
    val settings = read(
      "cassandra-libraries" -> "/opt/cassandra/lib",
      "directory" -> "/mnt/fast",
      "heap" -> "1 GiB",
      "buffer" -> "100 MiB",
      "stream-per-second" -> "0 MiB"
    )
    assert(settings == ((new BulkSettings("/opt/cassandra/lib", "/mnt/fast", 1024, 100, 0), Nil)))
    assert(settings._1.libraries() == "/opt/cassandra/lib")
  }

  test("refuses a heap too small for its buffers, and no buffer") {
    assert(
      read("heap" -> "500 MiB", "buffer" -> "100 MiB")._2 ==
        Seq(
          "meshwork.bulk: heap is 500 MiB and buffer 100 MiB. Give a buffer of 1 MiB or more, and a heap of 6 times that."
        )
    )
    assert(read("buffer" -> "1 KiB")._2.size == 1)
  }

  test("refuses a key that it doesn't know") {
    assert(read("heaps" -> 5)._2.head.contains("Did you mean \"heap\"?"))
  }
}
