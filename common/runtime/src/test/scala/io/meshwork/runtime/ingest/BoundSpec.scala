package io.meshwork.runtime.ingest

import io.meshwork.runtime.{Category, MeshException}
import org.scalatest.funsuite.AnyFunSuite

import java.time.Instant
import scala.jdk.CollectionConverters._
import scala.jdk.OptionConverters._

class BoundSpec extends AnyFunSuite {
  test("reads offsets by partition") {
    val bound = Bound.parse("--from", "0:100,3:250").asInstanceOf[Bound.Exactly]
    assert(bound.places.asScala == Seq(place(None, 0, 100), place(None, 3, 250)))
  }

  test("reads the topic before the partition, whatever its name") {
    val bound = Bound.parse("--from", "shop.orders-1.changes-0:5,b-2-1:7").asInstanceOf[Bound.Exactly]
    assert(bound.places.asScala == Seq(place(Some("shop.orders-1.changes"), 0, 5), place(Some("b-2"), 1, 7)))
  }

  private def place(topic: Option[String], partition: Int, offset: Long) =
    new Bound.Place(topic.toJava, partition, offset)

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
