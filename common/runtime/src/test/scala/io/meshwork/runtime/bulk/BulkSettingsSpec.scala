package io.meshwork.runtime.bulk

import io.meshwork.runtime.{Category, MeshException}
import io.meshwork.runtime.cassandra.TestCassandra
import io.meshwork.runtime.config.Problems
import java.time.Duration
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

  private def settings(stream: Int) =
    new BulkSettings("", "", 768, 32, stream, Duration.ofMinutes(30))

  test("has defaults, with which bulk is refused, saying what to do") {
    assert(read() == ((new BulkSettings("", "", 768, 32, 200, Duration.ofMinutes(30)), Nil)))
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
      "heap" -> "4 GiB",
      "buffer" -> "100 MiB",
      "stream-per-second" -> "0 MiB",
      "timeout" -> "2 hours"
    )
    val expected = new BulkSettings("/opt/cassandra/lib", "/mnt/fast", 4096, 100, 0, Duration.ofHours(2))
    assert(settings == ((expected, Nil)))
    assert(settings._1.libraries() == "/opt/cassandra/lib")
  }

  test("refuses a heap too small for its buffers, and no buffer") {
    assert(
      read("heap" -> "500 MiB", "buffer" -> "100 MiB")._2 ==
        Seq(
          "meshwork.bulk: heap is 500 MiB and buffer 100 MiB. Give a buffer of 1 MiB or more, and a heap of 24 times that."
        )
    )
    assert(read("buffer" -> "1 KiB")._2.size == 1)
  }

  test("refuses a rate that isn't whole MiB: a small one would become none, which is no limit") {
    Seq("500 KiB" -> 512000, "1.5 MiB" -> 1572864, "1 byte" -> 1).foreach { case (rate, bytes) =>
      assert(
        read("stream-per-second" -> rate)._2 ==
          Seq(
            s"meshwork.bulk.stream-per-second is $bytes bytes. Give whole MiB, such as 1 MiB; 0 sends all that goes."
          )
      )
    }
    assert(read("stream-per-second" -> "1 MiB") == ((settings(stream = 1), Nil)))
    assert(read("stream-per-second" -> 0) == ((settings(stream = 0), Nil)))
  }

  test("refuses a timeout that is none") {
    assert(
      read("timeout" -> "0 seconds")._2 ==
        Seq("meshwork.bulk.timeout is no time. Give one such as 30 minutes.")
    )
  }

  test("the tables of a task share its buffer") {
    assert(Seq(1, 3, 64, 100).map(read()._1.bufferMebibytes) == Seq(32, 10, 1, 1))
  }

  test("refuses a key that it doesn't know") {
    assert(read("heaps" -> 5)._2.head.contains("Did you mean \"heap\"?"))
  }
}
