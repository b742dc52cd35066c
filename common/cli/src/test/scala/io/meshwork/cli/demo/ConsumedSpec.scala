package io.meshwork.cli.demo

import java.nio.file.{Files, Path}
import org.scalatest.funsuite.AnyFunSuite

class ConsumedSpec extends AnyFunSuite {
  test("reads how far a run has come, and nothing of a run that has no file") {
    val file = Files.createTempFile("run", ".json")
    Files.writeString(file, """{"outcome": "running", "counts": {"consumed": 42}}""")
    assert(Consumed.of(file) == 42)
    assert(Consumed.of(Path.of("/no/such/run.json")) == 0)
  }
}
