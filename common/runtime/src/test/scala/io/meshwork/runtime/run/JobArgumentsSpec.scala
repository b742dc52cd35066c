package io.meshwork.runtime.run

import io.meshwork.governance.quarantine.RecordAddress
import io.meshwork.runtime.{Category, MeshException, RunMode}
import org.scalatest.funsuite.AnyFunSuite

import java.time.Duration
import java.util.{Set => JSet}

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

  test("reads that a range lands in bulk, and refuses it of all else") {
    assert(!JobArguments.parse("a.b", "--from", "earliest", "--to", "latest").bulk)
    assert(JobArguments.parse("a.b", "--from", "earliest", "--to", "latest", "--bulk").bulk)
    assert(!JobArguments.parse("a.b", "--batch").bulk)
    assert(refused("a.b", "--batch", "--bulk").nonEmpty)
    assert(refused("a.b", "--bulk").contains("--from"))
  }

  test("reads what is replayed out of quarantine, by default of the last 30 days") {
    val all = JobArguments.parse("a.b", "--replay")
    assert(all.mode == RunMode.REPLAY)
    assert(Duration.between(all.selection.from, all.selection.until) == Duration.ofDays(30))
    assert(all.selection.rules.isEmpty && all.selection.runs.isEmpty && all.selection.records.isEmpty)
    val some = JobArguments
      .parse(
        "a.b --replay --rule range(x) --rule decode --quarantined-by r1 --quarantined-by r2 --record t-0-7 --record t-1-8 --quarantined-from 2026-01-31 --quarantined-to 2026-02-01T00:00:00+01:00"
          .split(" "): _*
      )
      .selection
    assert(some.rules == JSet.of("range(x)", "decode") && some.runs == JSet.of("r1", "r2"))
    assert(some.records == JSet.of(new RecordAddress("t", 0, 7), new RecordAddress("t", 1, 8)))
    assert(some.from.toString == "2026-01-31T00:00:00Z" && some.until.toString == "2026-01-31T23:00:00Z")
  }

  test("refuses a replay of what can't be understood, and with another mode") {
    assert(refused("a.b", "--replay", "--record", "7") == "--record 7 is not written TOPIC-PARTITION-OFFSET.")
    assert(
      refused("a.b", "--replay", "--quarantined-from", "x").startsWith("--quarantined-from x is not a time.")
    )
    assert(refused("a.b", "--replay", "--batch").contains("expected only one match"))
    assert(refused("a.b", "--batch", "--rule", "x").nonEmpty)
    assert(refused("a.b", "--rule", "x").contains("--replay"))
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
