package io.meshwork.customer360.identity

import org.apache.spark.sql.{DataFrame, Row}
import org.scalacheck.Gen
import org.scalatestplus.scalacheck.ScalaCheckPropertyChecks

class PairwiseLinkageSpec extends LinkageFixture with ScalaCheckPropertyChecks {
  private implicit val few: PropertyCheckConfiguration = PropertyCheckConfiguration(minSuccessful = 4)

  private lazy val town = Town.records(spark).cache()

  private def linkage(model: LinkageModel) = new PairwiseLinkage(model, LinkageParameters.defaults)

  private def clustersBy(model: LinkageModel, records: DataFrame): Map[String, String] =
    linkage(model)
      .members(records)
      .select("record_id", "cluster_id")
      .collect()
      .map(r => r.getString(0) -> r.getString(1))
      .toMap

  private lazy val whole = clustersBy(LinkageModel.expected, town)

  test("a model that has seen no record tells the people of a town apart") {
    val people = Town.people.map(p => (0 until p.copies).map(Town.id(p.number, _)).toSet).toSet
    val wrong = together(whole).diff(people)
    assert(wrong.size <= people.size / 50, wrong)
  }

  test("by the model that was fitted to records they are linked as by their own linkage") {
    val model = RecordLinkage.of(LinkageParameters.defaults).fit(town)
    assert(model.common.isEmpty)
    assert(clustersBy(model, town) == clusters(link(town)))
  }

  test("any whole clusters are linked by themselves as among all others") {
    val all = together(whole).toSeq.sortBy(_.min)
    forAll(Gen.choose(1, all.size - 1), Gen.choose(0L, 1000L)) { (some, seed) =>
      val chosen = new scala.util.Random(seed).shuffle(all).take(some).flatten
      val records = town.where(town("record_id").isin(chosen: _*))
      assert(clustersBy(LinkageModel.expected, records) == whole.view.filterKeys(chosen.toSet).toMap)
    }
  }

  test("the strongest link of a record is told as by the linkage of all") {
    val model = RecordLinkage.of(LinkageParameters.defaults).fit(town)
    def told(members: DataFrame) = members
      .select("record_id", "linked_to", "own_id")
      .collect()
      .toSet
    assert(told(linkage(model).members(town)) == told(link(town).members))
  }

  test("a block that was too common when the model was made is no reason to compare") {
    val ddl = "record_id string, given_name string, surname string, date_of_birth string"
    val records =
      data(ddl, (0 until 30).map(i => Row(s"r$i", s"g${i % 2}", s"s$i", "1900-01-01")): _*)
    val model = RecordLinkage.of(LinkageParameters.defaults.withBlockSize(10)).fit(records)
    assert(!model.common.isEmpty)
    val keys = linkage(model).keyed(records).selectExpr("size(filter(keys, k -> k is not null)) as n")
    val free =
      linkage(LinkageModel.expected).keyed(records).selectExpr("size(filter(keys, k -> k is not null)) as n")
    assert(keys.agg(Map("n" -> "sum")).head().getLong(0) < free.agg(Map("n" -> "sum")).head().getLong(0))
  }

  test("records of nothing but an id are persons of their own") {
    val silent = data("record_id string", Row("s"), Row("t"))
    assert(together(clustersBy(LinkageModel.expected, silent)) == Set(Set("s"), Set("t")))
  }
}
