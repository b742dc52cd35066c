package io.meshwork.cli

import java.time.Duration
import org.scalatest.funsuite.AnyFunSuite

class AgesSpec extends AnyFunSuite {
  test("says a duration in one unit or two") {
    assert(Ages.of(Duration.ofMillis(-5)) == "0 s")
    assert(Ages.of(Duration.ofSeconds(59)) == "59 s")
    assert(Ages.of(Duration.ofSeconds(200)) == "3 min 20 s")
    assert(Ages.of(Duration.ofMinutes(310)) == "5 h 10 min")
  }
}
