package io.meshwork.bulk

import java.nio.file.{Files, Path}
import org.scalatest.funsuite.AnyFunSuite

class OpenedSpec extends AnyFunSuite {
  private def folder(files: String*): Path = {
    val made = Files.createTempDirectory("table")
    files.foreach(file => Files.createFile(made.resolve(file)))
    made
  }

  private def opened(lines: String*): Opened = {
    val made = new Opened
    lines.foreach(line => made.output(line))
    made
  }

  private val two = Seq("nb-1-big-Data.db", "nb-1-big-Index.db", "nb-2-big-Data.db")

  test("is content when every sstable is streamed") {
    opened("Opening", "Streaming relevant part of /t/nb-1-big-Data.db /t/nb-2-big-Data.db to [/10.0.0.1]")
      .requireAll(folder(two: _*))
  }

  test("refuses what Cassandra says it skips, though it streams the rest") {
    Seq(
      "Skipping file nb-2-big-Data.db, error opening it: java.io.IOException: no",
      "Skipping file nb-2-big-Data.db because Index.db is missing",
      "Skipping file nb-2-big-Data.db: table k.t doesn't exist",
      "Skipping temporary file nb-2-big-Data.db"
    ).foreach { skipped =>
      val refused = intercept[IllegalStateException](
        opened(skipped, "Streaming relevant part of /t/nb-1-big-Data.db to [/10.0.0.1]")
          .requireAll(folder(two: _*))
      )
      assert(refused.getMessage == s"not every sstable was opened: $skipped")
    }
  }

  test("refuses a file that isn't among those that are streamed, though nothing is said of it") {
    val refused = intercept[IllegalStateException](
      opened("Streaming relevant part of /t/nb-1-big-Data.db to [/10.0.0.1]").requireAll(folder(two: _*))
    )
    assert(refused.getMessage == "not every sstable was opened: nb-2-big-Data.db belongs to no node")
  }
}
