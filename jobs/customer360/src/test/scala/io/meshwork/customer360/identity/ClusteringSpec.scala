package io.meshwork.customer360.identity

import org.apache.spark.sql.Row
import org.scalacheck.Gen
import org.scalatest.funsuite.AnyFunSuite
import org.scalatestplus.scalacheck.ScalaCheckPropertyChecks

import scala.jdk.CollectionConverters._

class ClusteringSpec extends AnyFunSuite with ScalaCheckPropertyChecks {
  private case class Found(root: String, linkedTo: String)

  private def name(node: Int): String = f"n$node%03d"

  /** A link's two ends; the higher the numbers, the stronger it is. */
  private def ends(link: (Int, Int)): Seq[Row] = {
    val (l, r) = (name(link._1), name(link._2))
    val weight = (link._1 + link._2).toDouble
    Seq(Row(l, r, r, 0.99, weight, Seq.empty), Row(r, l, l, 0.99, weight, Seq.empty))
  }

  private def clusters(rows: Seq[Row]): Seq[Row] =
    new Clustering().call(rows.iterator.asJava).asScala.toSeq

  private def found(rows: Seq[Row]): Map[String, Found] =
    rows.map(r => r.getString(0) -> Found(r.getString(1), r.getString(2))).toMap

  /** By moving whole sets, one link after the other. */
  private def plainly(links: Seq[(Int, Int)]): Map[String, Found] = {
    val sets = links.foldLeft(links.flatMap(e => Seq(e._1, e._2)).distinct.map(Set(_))) {
      case (sets, (l, r)) =>
        val (touched, others) = sets.partition(s => s(l) || s(r))
        touched.reduce(_ ++ _) +: others
    }
    val both = links ++ links.map(_.swap)
    def strongest(node: Int): Int = both.filter(_._1 == node).map(_._2).max
    sets.flatMap(s => s.map(n => name(n) -> Found(name(s.min), name(strongest(n))))).toMap
  }

  private val links = Gen.listOf(Gen.zip(Gen.choose(0, 40), Gen.choose(0, 40)).suchThat(e => e._1 != e._2))

  test("finds the clusters of any links, and the strongest link of each record") {
    forAll(links) { links =>
      val rows = clusters(links.flatMap(ends))
      assert(found(rows) == plainly(links))
      assert(rows.size == found(rows).size, "one row for each record")
    }
  }

  test("finds them in parts too, put together, in whatever order") {
    forAll(links, Gen.choose(1, 5), Gen.choose(0L, 1000L)) { (links, parts, seed) =>
      val random = new scala.util.Random(seed)
      val inParts =
        links.groupBy(_ => random.nextInt(parts)).values.flatMap(part => clusters(part.flatMap(ends))).toSeq
      assert(found(clusters(random.shuffle(inParts))) == plainly(links))
    }
  }

  test("follows a chain to its end") {
    val chain = (1 to 63).map(n => (n - 1) * 37 % 64 -> n * 37 % 64)
    val roots = found(clusters(chain.flatMap(ends))).values.map(_.root)
    assert(roots.toSet == Set(name(0)) && roots.size == 64)
  }

  test("finds nothing where nothing is linked") {
    assert(clusters(Seq.empty).isEmpty)
  }
}
