package io.meshwork.catalog

import java.nio.file.{Files, Path}
import java.time.{Duration, Instant}
import java.util.Optional

import scala.jdk.CollectionConverters._

import org.scalatest.funsuite.AnyFunSuite

class RunRecordSpec extends AnyFunSuite {
  private def written(text: String): Path =
    Files.writeString(Files.createTempDirectory("run").resolve("broken.json"), text)

  private def edited(edits: (String, String)*): Path =
    written(edits.foldLeft(Files.readString(Runs.file("warned"))) { case (text, (from, to)) =>
      assert(text.contains(from), s"the example has no $from")
      text.replace(from, to)
    })

  private def problemsOf(file: Path): Seq[String] =
    intercept[UnreadableRunException](RunRecord.read(file)).problems.asScala.toSeq

  test("reads every part of a published run") {
    val run = Runs.run("warned")
    assert(run.run == "harbour.arrivals-20261122T174500123Z-4f2a")
    assert(run.mode == RunMode.BATCH)
    assert(run.outcome == RunOutcome.PUBLISHED)
    assert(run.verdict == Optional.of(RunVerdict.WARNED))
    assert(run.startedAt == Instant.parse("2026-11-22T17:45:00.123Z"))
    assert(run.duration == Duration.ofMillis(21333))
    assert(run.counts == new RunCounts(100400, 99000, 300, 100, 1000))
    assert(run.offsets.asScala.map(_.size).sum == 100400)
    assert(run.unknownFields.asScala == Map("colour" -> 12L, "tug" -> 3L))
    assert(run.rules.size == 11)
    assert(run.publication.get.eventTimeFrom == Optional.of(Instant.parse("2026-11-22T11:45:00Z")))
    assert(run.blocked.isEmpty && run.error.isEmpty)
  }

  test("keeps the order of the steps") {
    assert(
      Runs.run("warned").timingsMs.keySet.asScala.toSeq ==
        Seq("ingest", "check", "shape", "supersede", "gate", "land", "quarantine", "derive", "publish")
    )
  }

  test("reads a result without a value, and a publication without event times") {
    val skipped = Runs.run("blocked").rulesThat(RuleRecord.Outcome.SKIPPED).get(0)
    assert(skipped.value.isEmpty)
    assert(Runs.run("stream").publication.get.eventTimeUntil.isEmpty)
  }

  test("reads a value that is not a number") {
    val run = RunRecord.read(edited("\"value\": 0.74" -> "\"value\": \"NaN\""))
    assert(run.rules.asScala.exists(_.value.map[Boolean](_.isNaN).orElse(false)))
  }

  test("says that a file is absent, and where runs are") {
    val e = intercept[UnreadableRunException](RunRecord.read(Path.of("nowhere.json")))
    assert(
      e.getMessage ==
        "Cannot read run nowhere.json: there is no such file. A run leaves its file in .mesh/runs when it ends"
    )
  }

  test("names the line at which a file stops being JSON") {
    val problems = problemsOf(written("{\n \"run\": \"a\",\n \"counts\": {"))
    assert(problems.size == 1)
    assert(problems.head.startsWith("it is not whole JSON at line 3, column "))
  }

  test("refuses JSON that is no object, and an empty file") {
    assert(problemsOf(written("[]")) == Seq("it is not a JSON object"))
    assert(problemsOf(written("")) == Seq("it is not a JSON object"))
  }

  test("lists everything that is missing in one message") {
    val file = edited(
      "\"product\": \"harbour.arrivals\"," -> "",
      "\"finishedAt\": \"2026-11-22T17:45:21.456Z\"" -> "\"finishedAt\": null",
      "\"landed\": 99000" -> "\"landing\": 99000",
      "\"severity\": \"ERROR\"" -> "\"severe\": \"ERROR\""
    )
    val message = intercept[UnreadableRunException](RunRecord.read(file)).getMessage
    assert(message.startsWith(s"Cannot read run $file: 7 problems\n  1. product is missing\n"))
    assert(message.contains("  2. finishedAt is missing\n  3. counts.landed is missing\n"))
    assert(message.contains("  4. rules[0].severity is missing"))
  }

  test("names the accepted words for a word that is none") {
    assert(
      problemsOf(edited("\"outcome\": \"published\"" -> "\"outcome\": \"done\"")) ==
        Seq("outcome is \"done\". Accepted: running, published, nothing-new, blocked, failed")
    )
    assert(
      problemsOf(edited("\"outcome\": \"FAILED\"" -> "\"outcome\": \"LOST\"")) ==
        Seq("rules[1].outcome is \"LOST\". Accepted: PASSED, FAILED, SKIPPED")
    )
  }

  test("names the place of a value of the wrong type") {
    val problems = problemsOf(edited("\"superseded\": 300" -> "\"superseded\": \"many\""))
    assert(problems.size == 1 && problems.head.startsWith("counts.superseded can't be read: "))
  }
}
