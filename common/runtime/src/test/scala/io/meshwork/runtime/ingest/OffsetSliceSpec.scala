package io.meshwork.runtime.ingest

import org.apache.kafka.common.TopicPartition
import org.scalacheck.Gen
import org.scalatest.funsuite.AnyFunSuite
import org.scalatestplus.scalacheck.ScalaCheckPropertyChecks

import java.lang.{Long => JLong}
import scala.jdk.CollectionConverters._

class OffsetSliceSpec extends AnyFunSuite with ScalaCheckPropertyChecks {
  private def slice(ranges: (Int, (Long, Long))*): OffsetSlice =
    OffsetSlice.between(
      ranges.map { case (p, (from, _)) => partition(p) -> (from: JLong) }.toMap.asJava,
      ranges.map { case (p, (_, until)) => partition(p) -> (until: JLong) }.toMap.asJava
    )

  /** Of two topics in turn. */
  private def partition(number: Int) = new TopicPartition(Seq("t", "u")(number % 2), number / 2)

  private def offsets(s: OffsetSlice): Seq[(String, Long)] =
    s.from.asScala.toSeq.flatMap { case (p, from) =>
      (from.longValue until s.until.get(p)).map(p.toString -> _)
    }

  private val ranges = Gen.mapOf(for {
    partition <- Gen.choose(0, 5)
    from <- Gen.choose(0L, 50L)
    length <- Gen.choose(0L, 60L)
  } yield partition -> (from, from + length))

  test("slices hold every offset exactly once") {
    forAll(ranges, Gen.choose(1L, 40L)) { (all, most) =>
      val whole = slice(all.toSeq: _*)
      val parts = if (whole.isEmpty) Nil else whole.slices(most).asScala.toSeq
      assert(parts.flatMap(offsets).sorted == offsets(whole).sorted)
    }
  }

  test("a slice is not much larger than asked for: by rounding, at most one offset per partition") {
    forAll(ranges, Gen.choose(1L, 40L)) { (all, most) =>
      val whole = slice(all.toSeq: _*)
      if (!whole.isEmpty) {
        assert(whole.slices(most).asScala.forall(s => s.size <= most + all.size))
      }
    }
  }

  test("partitions without anything between the bounds are left out") {
    val s = slice(0 -> (5L, 5L), 1 -> (3L, 9L), 2 -> (0L, 1L), 3 -> (7L, 8L))
    assert(s.assignJson == """{"t":[1],"u":[0,1]}""")
    assert(s.fromJson == """{"t":{"1":0},"u":{"0":3,"1":7}}""")
    assert(s.untilJson == """{"t":{"1":1},"u":{"0":9,"1":8}}""")
  }
}
