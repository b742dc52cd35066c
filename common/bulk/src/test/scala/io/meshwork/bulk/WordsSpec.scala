package io.meshwork.bulk

import java.util.{List => JList}
import org.scalatest.funsuite.AnyFunSuite

class WordsSpec extends AnyFunSuite {
  test("Cassandra's own lines are left out: they may have keys in them") {
    assert(
      Words.last(
        JList.of(
          "meshwork-bulk: started",
          "WARN Writing large partition k/t:secret",
          "meshwork-bulk: it failed"
        )
      ) == JList.of("started", "it failed")
    )
  }

  test("a JVM that didn't start has no other lines than its own, of which the last are told") {
    assert(Words.last(JList.of("a", "", "b", "c", "d")) == JList.of("b", "c", "d"))
    assert(Words.last(JList.of()).isEmpty)
  }
}
