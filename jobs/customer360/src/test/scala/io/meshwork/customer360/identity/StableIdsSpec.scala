package io.meshwork.customer360.identity

import org.apache.spark.sql.Row
import org.scalacheck.Gen
import org.scalatestplus.scalacheck.ScalaCheckPropertyChecks

import java.sql.Timestamp

class StableIdsSpec extends LinkageFixture with ScalaCheckPropertyChecks {
  private implicit val few: PropertyCheckConfiguration = PropertyCheckConfiguration(minSuccessful = 10)

  case class Known(id: String, created: Option[Long])

  private def at(id: String, second: Long): Known = Known(id, Some(second))

  case class Named(ids: Map[String, String], redirects: Map[String, String])

  /** Clusters as sets of records; the root is any of them. */
  private def name(clusters: Seq[Known]*): Named = {
    val rows =
      for (cluster <- clusters; record <- cluster)
        yield Row(record.id, record.created.map(s => new Timestamp(1000 * s)).orNull, cluster.last.id)
    val named = StableIds.of(data("record_id string, created_at timestamp, root string", rows: _*)).collect()
    val ids = named.map(r => r.getAs[String]("record_id") -> r.getAs[String]("cluster_id")).toMap
    val moved = named
      .map(r => r.getAs[String]("own_id") -> r.getAs[String]("cluster_id"))
      .filter(m => m._1 != m._2)
    Named(ids, moved.toMap)
  }

  private def own(id: String): String =
    java.security.MessageDigest
      .getInstance("SHA-256")
      .digest(id.getBytes("UTF-8"))
      .take(16)
      .map(b => f"$b%02x")
      .mkString

  test("a cluster is called as the record that was created first, the others are redirected") {
    val named = name(Seq(at("a", 2), at("b", 1)), Seq(at("c", 3)))
    assert(named.ids == Map("a" -> own("b"), "b" -> own("b"), "c" -> own("c")))
    assert(named.redirects == Map(own("a") -> own("b")))
  }

  test("of records created at once the least counts, and one of an unknown time is younger than all") {
    assert(name(Seq(at("b", 1), at("a", 1))).ids("b") == own("a"))
    assert(name(Seq(Known("a", None), at("b", 1))).ids("a") == own("b"))
    assert(name(Seq(Known("b", None), Known("a", None))).ids("b") == own("a"))
  }

  test("an id shows nothing of its record, and letters that aren't ASCII have one too") {
    assert(name(Seq(at("kunde-ä", 1))).ids.values.toSeq == Seq(own("kunde-ä")))
    assert(own("a").matches("[0-9a-f]{32}"))
  }

  test("a merge leaves a redirect, and a split makes the redirected id an id again") {
    val (a, b, c) = (at("a", 1), at("b", 2), at("c", 3))
    val apart = name(Seq(a), Seq(b, c))
    val merged = name(Seq(a, b, c))
    assert(merged.redirects(apart.ids("c")) == apart.ids("a"))
    val split = name(Seq(a), Seq(b, c))
    assert(split == apart && !split.redirects.contains(apart.ids("c")))
  }

  test("a cluster without its founder is called as the next, and an older record gives it its own") {
    val (a, b, c) = (at("a", 1), at("b", 2), at("c", 3))
    assert(name(Seq(b, c)).ids == Map("b" -> own("b"), "c" -> own("b")))
    val older = name(Seq(a, b, c))
    assert(older.ids("c") == own("a") && older.redirects(own("b")) == own("a"))
  }

  test("whatever grows in whatever order: names depend on the clusters alone, and no id is lost") {
    val records = Gen.listOfN(12, Gen.zip(Gen.choose(0, 3), Gen.option(Gen.choose(0L, 5L))))
    forAll(records, Gen.choose(1, 11), Gen.choose(0L, 1000L)) { (drawn, first, seed) =>
      val all = drawn.zipWithIndex.map { case ((cluster, created), i) =>
        cluster -> Known(f"r$i%02d", created)
      }
      def of(some: Seq[(Int, Known)]): Named = name(some.groupMap(_._1)(_._2).values.toSeq: _*)
      val shuffled = new scala.util.Random(seed).shuffle(all)
      val (before, after) = (of(shuffled.take(first)), of(all))
      assert(of(shuffled) == after)
      before.ids.foreach { case (record, id) =>
        assert(after.redirects.getOrElse(id, id) == after.ids(record), record)
      }
    }
  }

  test("a cluster keeps its id when younger records join it") {
    forAll(Gen.choose(1, 9), Gen.listOfN(10, Gen.choose(0L, 3L))) { (size, gaps) =>
      val records = gaps.scanLeft(0L)(_ + _).zipWithIndex.map { case (s, i) => at(f"r$i%02d", s) }
      assert(name(records.take(size)).ids("r00") == name(records).ids("r10"))
    }
  }
}
