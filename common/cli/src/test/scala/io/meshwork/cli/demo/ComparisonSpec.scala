package io.meshwork.cli.demo

import io.meshwork.catalog.RunRecord
import io.meshwork.sandbox.generator.Expected
import java.nio.file.Files
import java.util.{Map => JMap}
import org.scalatest.funsuite.AnyFunSuite
import scala.jdk.CollectionConverters._

class ComparisonSpec extends AnyFunSuite {
  private val expected =
    new Expected(110, 90, 3, JMap.of("self-test", 7L), JMap.of("decode", 6L, "reference(device)", 4L), 88)

  private def run(
      counts: String,
      quarantined: String,
      filtered: String = "",
      conserved: Boolean = true
  ): RunRecord = {
    val file = Files.createTempFile("run", ".json")
    Files.writeString(
      file,
      s"""{"run": "r", "product": "sea.ships", "contractVersion": "1.0.0", "mode": "batch",
         | "startedAt": "2026-01-31T08:00:00Z", "finishedAt": "2026-01-31T08:00:01Z",
         | "outcome": "published", "exitCode": 0, "conserved": $conserved,
         | "counts": {$counts}, "quarantinedByRule": {$quarantined}, "filteredByRule": {$filtered}}""".stripMargin
    )
    RunRecord.read(file)
  }

  private val batch = run(
    """"consumed": 100, "landed": 82, "superseded": 3, "filtered": 7, "quarantined": 8""",
    """"decode": 5, "reference(device)": 3""",
    """"self-test": 7"""
  )
  private val stream = run(
    """"consumed": 10, "landed": 8, "superseded": 0, "filtered": 0, "quarantined": 2""",
    """"decode": 1, "reference(device)": 1"""
  )

  private def compare(rows: Long, runs: RunRecord*): Comparison =
    Comparison.of("sea.ships", expected, runs.asJava, "ships_by_sea", rows)

  test("adds the runs up and agrees when every number does") {
    val comparison = compare(88, batch, stream)
    assert(comparison.agrees(), comparison.differences())
    assert(
      comparison.counts().asScala.map(count => count.what() -> count.actual()) == Seq(
        "consumed" -> 110,
        "landed" -> 90,
        "superseded" -> 3,
        "filtered self-test" -> 7,
        "quarantined" -> 10,
        "  by decode" -> 6,
        "  by reference(device)" -> 4,
        "rows of ships_by_sea" -> 88,
        "runs whose counts add up" -> 2
      )
    )
  }

  test("names each number that differs") {
    val comparison = compare(87, batch)
    assert(!comparison.agrees())
    assert(
      comparison.differences().asScala == Seq(
        "sea.ships, consumed: injected 110, found 100",
        "sea.ships, landed: injected 90, found 82",
        "sea.ships, quarantined: injected 10, found 8",
        "sea.ships, by decode: injected 6, found 5",
        "sea.ships, by reference(device): injected 4, found 3",
        "sea.ships, rows of ships_by_sea: injected 88, found 87"
      )
    )
  }

  test("differs when a rule quarantines that should not, though the sum is right") {
    val other = run(
      """"consumed": 10, "landed": 8, "superseded": 0, "filtered": 0, "quarantined": 2""",
      """"decode": 1, "maxPayload": 1"""
    )
    assert(
      compare(88, batch, other).differences().asScala == Seq(
        "sea.ships, by maxPayload: injected 0, found 1",
        "sea.ships, by reference(device): injected 4, found 3"
      )
    )
  }

  test("a number that must be reached may be exceeded, not missed") {
    val found = Seq(0, 1, 2).map(new Count("rows of ships", 1, true, _))
    assert(found.map(_.agrees) == Seq(false, true, true))
    assert(found.head.difference == "rows of ships: injected 1 or more, found 0")
    assert(!new Count("rows of ships", 1, 2).agrees)
  }

  test("takes further counts along") {
    val more = compare(88, batch, stream).`with`(java.util.List.of(new Count("rows left", 0, 3)))
    assert(more.differences().asScala == Seq("sea.ships, rows left: injected 0, found 3"))
  }

  test("differs when a run's counts don't add up") {
    val lossy = run(
      """"consumed": 10, "landed": 8, "superseded": 0, "filtered": 0, "quarantined": 2""",
      """"decode": 1, "reference(device)": 1""",
      conserved = false
    )
    assert(
      compare(88, batch, lossy).differences().asScala == Seq(
        "sea.ships, runs whose counts add up: injected 2, found 1"
      )
    )
  }
}
