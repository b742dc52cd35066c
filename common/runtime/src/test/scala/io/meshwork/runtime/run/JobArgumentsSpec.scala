package io.meshwork.runtime.run

import io.meshwork.runtime.{Category, MeshException, RunMode}
import org.scalatest.funsuite.AnyFunSuite

import java.time.Duration

class JobArgumentsSpec extends AnyFunSuite {
  private def refused(args: String*): String = {
    val e = intercept[MeshException](JobArguments.parse(args: _*))
    assert(e.category == Category.USAGE)
    e.getMessage.linesIterator.next()
  }

  test("reads the three modes") {
    assert(JobArguments.parse("a.b", "--batch").mode == RunMode.BATCH)
    assert(JobArguments.parse("a.b", "--stream").mode == RunMode.STREAM)
    assert(JobArguments.parse("a.b", "--from", "earliest", "--to", "latest").mode == RunMode.BACKFILL)
  }

  test("reads how long a stream may take") {
    assert(JobArguments.parse("a.b", "--stream", "--for", "30 seconds").atMost.get == Duration.ofSeconds(30))
  }

  test("refuses a duration without a meaning") {
    assert(refused("a.b", "--stream", "--for", "soon").contains("'soon' is not a duration"))
  }

  test("refuses two modes, none, and half a range") {
    assert(refused("a.b", "--batch", "--stream").contains("mutually exclusive"))
    assert(refused("a.b").contains("Missing required argument"))
    assert(refused("a.b", "--from", "earliest").contains("--to"))
  }

  test("refuses a range's end that is no point in a topic, before anything begins") {
    assert(
      refused("a.b", "--from", "yesterday", "--to", "latest").startsWith("--from yesterday is not a point")
    )
    assert(
      refused("a.b", "--from", "earliest", "--to", "99999999999:0").startsWith(
        "--to: 99999999999:0 is too large"
      )
    )
  }

  test("refuses --for without --stream") {
    assert(refused("a.b", "--batch", "--for", "1 minute") == "--for goes with --stream alone.")
  }

  test("refuses a call without a product") {
    assert(refused("--batch").contains("PRODUCT"))
  }
}
