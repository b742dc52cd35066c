package io.meshwork.catalog

import java.nio.file.{Files, Path}

import scala.jdk.CollectionConverters._

import org.scalatest.funsuite.AnyFunSuite

class RunIndexSpec extends AnyFunSuite {
  private def folder(names: String*): Path = {
    val folder = Files.createTempDirectory("runs")
    names.foreach(name => Files.copy(Runs.file(name), folder.resolve(s"$name.json")))
    folder
  }

  private def ids(runs: java.util.List[RunRecord]): Seq[String] = runs.asScala.map(_.run.takeRight(4)).toSeq

  test("lists the runs of a folder, newest first") {
    val index = RunIndex.of(folder("blocked", "stream", "warned", "failed"))
    assert(ids(index.runs) == Seq("5d77", "07de", "91bc", "4f2a"))
    assert(index.unreadable.isEmpty)
  }

  test("has no runs where there is no folder") {
    assert(RunIndex.of(Path.of("no", "such", "folder")).runs.isEmpty)
  }

  test("passes over drafts that a writer has not renamed yet") {
    val runs = folder("warned")
    Seq(".stream.json", "stream.json.tmp", "notes.txt").foreach(name =>
      Files.writeString(runs.resolve(name), "{\"run\": ")
    )
    val index = RunIndex.of(runs)
    assert(ids(index.runs) == Seq("4f2a"))
    assert(index.unreadable.isEmpty)
  }

  test("names a broken file beside the runs that can be read") {
    val runs = folder("warned")
    val broken = Files.writeString(runs.resolve("broken.json"), "{}")
    val index = RunIndex.of(runs)
    assert(ids(index.runs) == Seq("4f2a"))
    assert(index.unreadable.size == 1)
    assert(index.unreadable.get(0).startsWith(s"Cannot read run $broken: 10 problems\n  1. run is missing"))
  }

  test("finds the newest run of a product") {
    val index = RunIndex.of(folder("warned", "blocked"))
    assert(index.latest("harbour.arrivals").get.run.endsWith("91bc"))
    assert(index.latest("harbour.tides").isEmpty)
  }

  test("compares a run with those of its product that started before it") {
    val runs = folder("blocked", "stream", "warned", "failed")
    val other = Files.readString(Runs.file("warned")).replace("\"harbour.arrivals\"", "\"harbour.tides\"")
    Files.writeString(runs.resolve("other.json"), other)
    val index = RunIndex.of(runs)
    assert(ids(index.earlierThan(Runs.run("failed"))) == Seq("91bc", "4f2a"))
  }
}
