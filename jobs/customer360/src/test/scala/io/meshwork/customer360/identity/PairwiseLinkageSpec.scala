package io.meshwork.customer360.identity

import org.apache.spark.sql.{DataFrame, Row}
import org.scalacheck.Gen
import org.scalatestplus.scalacheck.ScalaCheckPropertyChecks

import scala.jdk.CollectionConverters._

class PairwiseLinkageSpec extends LinkageFixture with ScalaCheckPropertyChecks {
  private implicit val few: PropertyCheckConfiguration = PropertyCheckConfiguration(minSuccessful = 4)

  private lazy val town = Town.records(spark).cache()

  private val shipped = LinkageModel.shipped

  private def clustersBy(model: LinkageModel, records: DataFrame): Map[String, String] =
    clusters(members(model, records))

  private lazy val whole = clustersBy(shipped, town)

  test("the shipped model, which has seen none of them, tells the people of a town apart") {
    val people = Town.people.map(p => (0 until p.copies).map(Town.id(p.number, _)).toSet).toSet
    val wrong = together(whole).diff(people)
    assert(wrong.size <= people.size / 50, wrong)
  }

  test("any whole clusters are linked by themselves as among all others") {
    val all = together(whole).toSeq.sortBy(_.min)
    forAll(Gen.choose(1, all.size - 1), Gen.choose(0L, 1000L)) { (some, seed) =>
      val chosen = new scala.util.Random(seed).shuffle(all).take(some).flatten
      val records = town.where(town("record_id").isin(chosen: _*))
      assert(clustersBy(shipped, records) == whole.view.filterKeys(chosen.toSet).toMap)
    }
  }

  test("father and son who live together are two, and the son is one under two names of the street") {
    val ddl =
      "record_id string, given_name string, surname string, date_of_birth string, street_number string, " +
        "address_1 string, suburb string, postcode string, country string, phone string"
    def of(id: String, given: String, birth: String, street: String) =
      Row(id, given, "Miller", birth, "12", street, "Weston", "2611", "AU", "02 9374 4000")
    val family = data(
      ddl,
      of("r1", "John", "1951-02-03", "Station Road"),
      of("r2", "Joel", "1984-11-27", "Station Road"),
      of("r3", "Joel", "1984-11-27", "Station Rd")
    )
    assert(together(clustersBy(shipped, family)) == Set(Set("r1"), Set("r2", "r3")))
  }

  private def blocks(model: LinkageModel, records: DataFrame): Long =
    new PairwiseLinkage(model)
      .keyed(records)
      .selectExpr("sum(size(filter(keys, k -> k is not null)))")
      .head()
      .getLong(0)

  test("a block that was too common when the model was made is no reason to compare") {
    val ddl = "record_id string, date_of_birth string, given_name string, surname string"
    val records = data(ddl, (0 until 30).map(i => Row(s"r$i", "1900-01-01", s"g${i % 2}", null)): _*)
    val model = estimated(records, parameters.withBlockSize(10))
    assert(blocks(shipped, records) == 30 && blocks(model, records) == 0)
  }

  test("what stands for unknown is never a reason to compare, nor to link") {
    val ddl = "record_id string, given_name string, country string, phone string, email string"
    val records = data(
      ddl,
      Row("r1", "Ann", "AU", "0000 000 000", "info@example.com"),
      Row("r2", "Ann", "AU", "0000 000 000", "INFO+shop@example.com"),
      Row("r3", "Ann", "GB", "+44 0000 000000", "no-reply@example.com"),
      Row("r4", "Ann", null, "+61 1111 11111", "no-reply@example.com")
    )
    assert(blocks(shipped, records) == 0)
    assert(clustersBy(shipped, records).values.toSet.size == 4)
  }

  test("a phone number is of its record's country") {
    val ddl = "record_id string, given_name string, country string, phone string, email string"
    val records = data(
      ddl,
      Row("r1", "Ann", "GB", "020 7946 0958", "ann@example.com"),
      Row("r2", "Ann", null, "+44 20 7946 0958", "ann@example.com"),
      Row("r3", "Ann", null, "020 7946 0958", null)
    )
    assert(together(clustersBy(shipped, records)) == Set(Set("r1", "r2"), Set("r3")))
  }

  test("a block gives on a row for each of its records, however many links it has") {
    val ddl = "record_id string, given_name string, surname string, date_of_birth string"
    val records = data(ddl, (0 until 60).map(i => Row(f"r$i%02d", "Ann", "Miller", "1956-04-09")): _*)
    val keyed = new PairwiseLinkage(shipped).keyed(records)
    val found = Linking
      .by(new Scoring(shipped, 0.9), spark)
      .call(Blocks.of(keyed).where("key = 3").collect().iterator.asJava)
      .asScala
      .toSeq
    assert(found.map(_.getString(0)).sorted == (0 until 60).map(i => f"r$i%02d"))
    assert(found.map(_.getString(1)).toSet == Set("r00"))
  }

  test("records of nothing but an id are persons of their own") {
    val silent = data("record_id string", Row("s"), Row("t"))
    assert(together(clustersBy(shipped, silent)) == Set(Set("s"), Set("t")))
  }
}
