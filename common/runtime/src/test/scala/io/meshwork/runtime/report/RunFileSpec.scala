package io.meshwork.runtime.report

import io.meshwork.runtime.{Category, MeshException, RunMode}
import io.meshwork.runtime.check.OffsetRange
import java.nio.file.{Files, Path}
import org.scalatest.funsuite.AnyFunSuite
import scala.jdk.CollectionConverters._

class RunFileSpec extends AnyFunSuite {
  private val folder = Files.createTempDirectory("runs")

  private def run(mode: String, blocked: Boolean = true): RunFile = {
    val text =
      if (blocked)
        """{"offsets": [{"topic": "t", "partition": 1, "from": 5, "until": 9}], "release": "mesh quarantine replay a.b"}"""
      else "null"
    Files.writeString(folder.resolve(s"$mode.json"), s"""{"mode": "$mode", "blocked": $text}""")
    RunFile.in(folder.toString, mode)
  }

  private def refused(block: => Any): String = {
    val e = intercept[MeshException](block)
    assert(e.category == Category.USAGE)
    e.getMessage
  }

  test("gives the offsets of what was blocked to a run that reads from the same place") {
    val offsets = Seq(new OffsetRange("t", 1, 5, 9))
    assert(run("batch").blockedOffsets(RunMode.STREAM).asScala == offsets)
    assert(run("replay").blockedOffsets(RunMode.REPLAY).asScala == offsets)
  }

  test("the same offsets out of quarantine aren't the same records") {
    val says =
      s"--release: the run at ${folder.resolve("replay.json")} was in mode replay. Type: mesh quarantine replay a.b"
    assert(refused(run("replay").blockedOffsets(RunMode.BATCH)) == says)
    assert(refused(run("batch").blockedOffsets(RunMode.REPLAY)).contains("was in mode batch."))
  }

  test("says that a run wasn't blocked, or isn't there") {
    assert(
      refused(run("stream", blocked = false).blockedOffsets(RunMode.BATCH))
        .endsWith("was not blocked by the gate.")
    )
    assert(
      refused(RunFile.in("/no", "run").blockedOffsets(RunMode.BATCH))
        .contains("there is no run at /no/run.json")
    )
  }
}
