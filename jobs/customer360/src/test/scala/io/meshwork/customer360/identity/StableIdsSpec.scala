package io.meshwork.customer360.identity

import org.apache.spark.sql.{DataFrame, Row}

class StableIdsSpec extends LinkageFixture {

  /** Clusters as sets of record ids; the least is the root. */
  private def name(clusters: Seq[Seq[String]], known: Map[String, String] = Map.empty): Named = {
    val rows = clusters.flatMap(c => c.map(r => Row(r, c.min)))
    val before: DataFrame =
      data("record_id string, cluster_id string", known.toSeq.map { case (r, c) => Row(r, c) }: _*)
    val ids = StableIds.of(data("record_id string, root string", rows: _*), before)
    val byRoot = ids.ids.collect().map(r => r.getAs[String]("root") -> r.getAs[String]("cluster_id")).toMap
    Named(
      clusters.flatMap(c => c.map(_ -> byRoot(c.min))).toMap,
      ids.redirects.collect().map(r => r.getString(0) -> r.getString(1)).toMap
    )
  }

  case class Named(ids: Map[String, String], redirects: Map[String, String])

  test("a new cluster gets an id of its least record, which shows nothing of it") {
    val named = name(Seq(Seq("a", "b"), Seq("c")))
    assert(named.ids("a") == named.ids("b") && named.ids("a") != named.ids("c"))
    assert(named.ids.values.forall(_.matches("[0-9a-f]{32}")))
    assert(named == name(Seq(Seq("c"), Seq("a", "b"))) && named.redirects.isEmpty)
  }

  test("a cluster that grows keeps its id, even by a lesser record") {
    val named = name(Seq(Seq("0", "b", "c")), Map("b" -> "K", "c" -> "K"))
    assert(named.ids.values.toSet == Set("K") && named.redirects.isEmpty)
  }

  test("of two that merge the larger keeps its id, of equal ones the lesser, and the other is redirected") {
    val larger = name(Seq(Seq("a", "b", "c")), Map("a" -> "K", "b" -> "L", "c" -> "L"))
    assert(larger == Named(Map("a" -> "L", "b" -> "L", "c" -> "L"), Map("K" -> "L")))
    val equal = name(Seq(Seq("a", "b")), Map("a" -> "L", "b" -> "K"))
    assert(equal == Named(Map("a" -> "K", "b" -> "K"), Map("L" -> "K")))
  }

  test("of one that splits the larger part keeps the id, of equal ones that with the least record") {
    val known = Map("a" -> "K", "b" -> "K", "c" -> "K")
    val larger = name(Seq(Seq("a"), Seq("b", "c")), known)
    assert(larger.ids("b") == "K" && larger.ids("c") == "K" && larger.ids("a") != "K")
    val equal = name(Seq(Seq("a"), Seq("b")), known - "c")
    assert(equal.ids("a") == "K" && equal.ids("b") != "K")
    assert(larger.redirects.isEmpty && equal.redirects.isEmpty)
  }

  test("a part that is split off doesn't get the id that the rest has kept, however often") {
    val first = name(Seq(Seq("a", "b", "c"))).ids
    val second = name(Seq(Seq("a"), Seq("b", "c")), first).ids
    assert(second("b") == first("b"))
    val grown = name(Seq(Seq("a", "d", "e"), Seq("b", "c")), second).ids
    assert(grown("d") == second("a"))
    val third = name(Seq(Seq("a"), Seq("d", "e"), Seq("b", "c")), grown).ids
    assert(third("d") == second("a") && third("b") == first("b"))
    assert(third.values.toSet.size == 3)
  }

  test("a cluster keeps its id without an erased record, and one of erased records alone is gone") {
    val known = Map("a" -> "K", "b" -> "K", "x" -> "L")
    assert(name(Seq(Seq("b")), known) == Named(Map("b" -> "K"), Map.empty))
  }

  test("a cluster split and merged at once is redirected to where most of it went") {
    val known = Map("a" -> "K", "b" -> "K", "c" -> "K", "d" -> "L", "e" -> "L", "f" -> "L")
    val named = name(Seq(Seq("a", "b", "d", "e", "f"), Seq("c")), known)
    assert(named.ids("a") == "L" && named.redirects == Map("K" -> "L"))
    assert(!Set("K", "L").contains(named.ids("c")))
  }
}
