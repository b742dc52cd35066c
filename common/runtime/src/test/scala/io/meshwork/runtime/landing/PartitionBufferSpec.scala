package io.meshwork.runtime.landing

import java.nio.ByteBuffer
import org.scalatest.funsuite.AnyFunSuite
import scala.jdk.CollectionConverters._

class PartitionBufferSpec extends AnyFunSuite {
  private val key = ByteBuffer.wrap("key".getBytes)

  private def row(timestamp: Long, cells: String*) =
    new EncodedRow(
      timestamp,
      cells.map {
        case null => null; case "-" => EncodedRow.ERASED; case c => ByteBuffer.wrap(c.getBytes)
      }.toArray
    )

  private def kept(rows: EncodedRow*): Set[Long] = {
    val buffer = new PartitionBuffer
    rows.foreach(buffer.add(key, _))
    val all = buffer.all().asScala
    assert(buffer.rows() == all.size)
    assert(buffer.bytes() == all.map(_.size()).sum)
    all.map(_.timestamp()).toSet
  }

  test("keeps of the versions of a row the newest that sets every column") {
    assert(kept(row(1, "a", "b"), row(3, "c", "d"), row(2, "e", null)) == Set(3))
  }

  test("keeps an older version that sets a column which the newer one leaves") {
    assert(kept(row(1, "a", "b"), row(2, "c", null)) == Set(1, 2))
    assert(kept(row(2, "c", null), row(1, "a", "b")) == Set(1, 2))
  }

  test("drops a version whose columns several newer ones set") {
    assert(kept(row(1, "a", "b"), row(2, "c", null), row(3, null, "d")) == Set(2, 3))
    assert(kept(row(2, "c", null), row(3, null, "d"), row(1, "a", "b")) == Set(2, 3))
  }

  test("keeps a few of many versions of which some leave a column") {
    val versions =
      (1 to 1000).map(i => if (i % 3 == 0) row(i.toLong, s"$i", s"$i") else row(i.toLong, s"$i", null))
    assert(kept(versions: _*) == Set(999, 1000))
  }

  test("keeps all of many versions of one time, and stays fast") {
    val buffer = new PartitionBuffer
    (1 to 20000).foreach(i => buffer.add(key, row(1, s"$i", null)))
    assert(buffer.rows() == 20000)
  }

  test("takes an erased column for a set one") {
    assert(kept(row(1, "a", "b"), row(2, "c", "-")) == Set(2))
  }

  test("sends an exact repetition once, and different rows of the same time both") {
    val buffer = new PartitionBuffer
    buffer.add(key, row(1, "a", null))
    buffer.add(key, row(1, "a", null))
    assert(buffer.rows() == 1)
    buffer.add(key, row(1, "b", null))
    buffer.add(key, row(1, "", null))
    buffer.add(key, row(1, "-", null))
    assert(buffer.rows() == 4)
  }
}
