package io.meshwork.customer360.identity

import org.apache.spark.sql.Row
import org.scalacheck.Gen
import org.scalatestplus.scalacheck.ScalaCheckPropertyChecks

class ConnectedComponentsSpec extends LinkageFixture with ScalaCheckPropertyChecks {
  private implicit val few: PropertyCheckConfiguration = PropertyCheckConfiguration(minSuccessful = 8)

  private def components(edges: Seq[(Int, Int)]): Map[String, String] = {
    val rows = edges.map { case (l, r) => Row(name(l), name(r)) }
    ConnectedComponents
      .of(data("left_id string, right_id string", rows: _*))
      .collect()
      .map(r => r.getAs[String]("node") -> r.getAs[String]("root"))
      .toMap
  }

  private def name(node: Int): String = f"n$node%03d"

  /** By moving whole sets, one edge after the other. */
  private def plainly(edges: Seq[(Int, Int)]): Map[String, String] = {
    val sets = edges.foldLeft(edges.flatMap(e => Seq(e._1, e._2)).distinct.map(Set(_))) {
      case (sets, (l, r)) =>
        val (touched, others) = sets.partition(s => s(l) || s(r))
        touched.reduce(_ ++ _) +: others
    }
    sets.flatMap(s => (s - s.min).map(n => name(n) -> name(s.min))).toMap
  }

  test("finds the components of any graph") {
    val edges = Gen.listOf(Gen.zip(Gen.choose(0, 40), Gen.choose(0, 40)).suchThat(e => e._1 != e._2))
    forAll(edges) { edges => assert(components(edges) == plainly(edges)) }
  }

  test("follows a chain to its end") {
    val chain = (1 to 63).map(n => (n - 1) * 37 % 64 -> n * 37 % 64)
    assert(components(chain).values.toSet == Set(name(0)))
    assert(components(chain).size == 63)
  }

  test("finds nothing where nothing is linked") {
    assert(components(Seq.empty).isEmpty)
  }
}
