package io.meshwork.runtime.supersede

import org.scalacheck.Gen
import org.scalatest.funsuite.AnyFunSuite
import org.scalatestplus.scalacheck.ScalaCheckPropertyChecks

import java.util.BitSet
import scala.jdk.CollectionConverters._

class SupersededSpec extends AnyFunSuite with ScalaCheckPropertyChecks {
  private val columns = 3

  private def version(
      offset: Long,
      time: Long,
      content: Long,
      set: Set[Int],
      delete: Boolean = false
  ): Version = {
    val bits = new BitSet()
    set.foreach(bits.set)
    new Version(0, offset, time, delete, content, bits)
  }

  private def superseded(versions: Version*): Set[Long] =
    Superseded.among(versions.asJava).asScala.map(_.offset).toSet

  /** Cassandra's own rule, cell by cell: the greater timestamp wins, a delete at equal ones, then the value.
    */
  private def table(versions: Seq[Version]): Map[Int, (Long, Long)] = {
    val deletedAt = versions.filter(_.delete).map(_.writetime).maxOption.getOrElse(Long.MinValue)
    (0 until columns).flatMap { column =>
      val cells = versions.filter(v => !v.delete && v.set.get(column) && v.writetime > deletedAt)
      cells.map(v => (v.writetime, v.content)).maxOption.map(column -> _)
    }.toMap
  }

  private val versions: Gen[Seq[Version]] = for {
    n <- Gen.choose(1, 8)
    list <- Gen.listOfN(
      n,
      for {
        time <- Gen.choose(1L, 4L)
        content <- Gen.choose(1L, 3L)
        delete <- Gen.frequency(5 -> false, 1 -> true)
      } yield (time, content, delete)
    )
  } yield list.zipWithIndex.map { case ((time, content, delete), offset) =>
    // Equal content writes equal columns.
    val set = (0 until columns).filter(c => c == 0 || (content >> (c - 1)) % 2 == 1).toSet
    version(offset.toLong, time, content, if (delete) Set.empty[Int] else set, delete)
  }

  test("an older version whose columns a later one sets is superseded") {
    assert(superseded(version(1, 10, 1, Set(0, 1)), version(2, 20, 2, Set(0, 1))) == Set(1))
  }

  test("an older version that alone sets a column is kept") {
    assert(superseded(version(1, 10, 1, Set(0, 1, 2)), version(2, 20, 2, Set(0, 1))).isEmpty)
  }

  test("of two equal versions the later offset is superseded") {
    assert(superseded(version(7, 10, 1, Set(0)), version(3, 10, 1, Set(0))) == Set(7))
  }

  test("two different versions of one time are both kept") {
    assert(superseded(version(1, 10, 1, Set(0)), version(2, 10, 2, Set(0))).isEmpty)
  }

  test("a delete supersedes what is older or as old, and is not superseded by values") {
    val delete = version(2, 20, 0, Set.empty, delete = true)
    assert(
      superseded(
        version(1, 10, 1, Set(0)),
        delete,
        version(3, 20, 1, Set(0)),
        version(4, 30, 1, Set(0))
      ) == Set(1, 3)
    )
  }

  test("leaving superseded versions out changes nothing in the table") {
    forAll(versions, minSuccessful(2000)) { all =>
      val needless = superseded(all: _*)
      assert(table(all.filterNot(v => needless(v.offset))) == table(all))
    }
  }

  test("the order in which versions come makes no difference") {
    forAll(versions) { all => assert(superseded(all.reverse: _*) == superseded(all: _*)) }
  }
}
