package io.meshwork.runtime.ingest

import io.meshwork.runtime.{Category, MeshException}
import org.scalatest.funsuite.AnyFunSuite

import java.time.Instant
import scala.jdk.CollectionConverters._

class BoundSpec extends AnyFunSuite {
  test("reads offsets by partition") {
    val bound = Bound.parse("--from", "0:100,3:250").asInstanceOf[Bound.Exactly]
    assert(bound.byPartition.asScala == Map(0 -> 100L, 3 -> 250L))
  }

  test("reads a time with its offset and a date as its beginning in UTC") {
    assert(
      Bound.parse("--to", "2026-01-31T09:00:00+01:00") == new Bound.At(Instant.parse("2026-01-31T08:00:00Z"))
    )
    assert(Bound.parse("--to", "2026-01-31") == new Bound.At(Instant.parse("2026-01-31T00:00:00Z")))
  }

  test("says what is accepted in place of anything else") {
    val e = intercept[MeshException](Bound.parse("--from", "yesterday"))
    assert(e.category == Category.USAGE)
    assert(
      e.getMessage == "--from yesterday is not a point in the topic. Give one of: earliest, latest, a date (2026-01-31), " +
        "a time with its offset (2026-01-31T08:00:00Z), offsets by partition (0:100,1:250)."
    )
  }
}
