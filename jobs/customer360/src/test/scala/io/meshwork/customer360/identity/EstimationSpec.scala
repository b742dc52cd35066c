package io.meshwork.customer360.identity

import org.apache.spark.ListenerBus
import org.apache.spark.scheduler.{SparkListener, SparkListenerJobStart}
import org.apache.spark.sql.functions.col
import org.apache.spark.sql.{DataFrame, Row}
import org.scalacheck.Gen
import org.scalatestplus.scalacheck.ScalaCheckPropertyChecks

import java.util.concurrent.atomic.AtomicInteger

class EstimationSpec extends LinkageFixture with ScalaCheckPropertyChecks {
  private implicit val few: PropertyCheckConfiguration = PropertyCheckConfiguration(minSuccessful = 4)

  private lazy val town = Town.records(spark).cache()

  private lazy val linked = link(town)

  private def id(number: Int, copy: Int): String = Town.id(number, copy)

  test("the records of one person are together, the members of a household apart") {
    val found = together(clusters(linked))
    val people = Town.people.map(p => (0 until p.copies).map(id(p.number, _)).toSet).toSet
    val wrong = found.diff(people)
    assert(wrong.size <= people.size / 100, wrong)
  }

  test("a link says how sure it is, and why, but no value") {
    val member = linked.where(col("record_id") === id(0, 1)).head()
    assert(member.getAs[String]("linked_to") == id(0, 0))
    assert(member.getAs[Double]("probability") >= 0.9)
    val evidence = member.getSeq[Row](member.fieldIndex("evidence"))
    assert(evidence.map(_.getString(0)).contains("DATE_OF_BIRTH"))
    assert(math.abs(evidence.map(_.getDouble(2)).sum - member.getAs[Double]("weight")) < 1e-9)
    val alone = linked.where(col("linked_to").isNull).select("probability", "weight", "evidence")
    assert(alone.distinct().collect().toSeq == Seq(Row(null, null, null)))
  }

  test("the same records make the same clusters, however ordered and partitioned") {
    val expected = linked.orderBy("record_id").collect().toSeq
    forAll(Gen.choose(1, 7), Gen.choose(0L, 1000L)) { (partitions, seed) =>
      val shuffled = town.orderBy(org.apache.spark.sql.functions.rand(seed)).repartition(partitions)
      assert(link(shuffled).orderBy("record_id").collect().toSeq == expected)
    }
  }

  test("the id of a person that was known leads to where its records are now") {
    forAll(Gen.choose(5, 9)) { tenths =>
      val first = link(town.where(s"abs(hash(record_id)) % 10 < $tenths"))
      val (before, after, moved) = (clusters(first), clusters(linked), redirects(linked))
      before.foreach { case (record, cluster) =>
        assert(after(record) == moved.getOrElse(cluster, cluster), record)
      }
    }
  }

  private val ann = Row("a", "Ann", "Miller", "1956-04-09", "ann@example.com", "(02) 9374 4000")
  private val ddl =
    "record_id string, given_name string, surname string, date_of_birth string, email string, phone string"

  test("two records are enough, if they say enough") {
    val same = Row("b", "ann", "MILLER", "19560409", "Ann+shop@example.com", "+61 2 9374 4000")
    assert(together(clusters(link(data(ddl, ann, same)))) == Set(Set("a", "b")))
    val namesake = Row("b", "Ann", "Miller", null, null, null)
    assert(together(clusters(link(data(ddl, ann, namesake)))) == Set(Set("a"), Set("b")))
  }

  test("a record that brings two persons together leaves a redirect") {
    val newsletter = Row("b", "Ann", null, null, "ann@other.example", null)
    val both = Row("c", "Ann", "Miller", "1956-04-09", "ann@other.example", "(02) 9374 4000")
    val apart = clusters(link(data(ddl, ann, newsletter)))
    assert(apart("a") != apart("b"))
    val merged = link(data(ddl, ann, newsletter, both))
    assert(clusters(merged).values.toSet == Set(apart("a")))
    assert(redirects(merged)(apart("b")) == apart("a"))
  }

  test("a record with nothing to link on is a cluster of its own") {
    val silent = Seq("s", "t", "u").map(Row(_, null, " ", "unknown", "none", "-"))
    val found = clusters(link(data(ddl, ann +: silent: _*)))
    assert(together(found) == Set(Set("a"), Set("s"), Set("t"), Set("u")))
  }

  test("no records, or records of nothing but an id, make no links") {
    assert(clusters(link(data(ddl))).isEmpty)
    assert(together(clusters(link(data("record_id bigint", Row(1L), Row(2L))))) == Set(Set("1"), Set("2")))
  }

  test("what is estimated are shares, and told apart from what is only expected") {
    val weights = estimated(town).weights
    Comparison.values.foreach { comparison =>
      val (m, u) = (weights.`match`()(comparison.ordinal), weights.chance()(comparison.ordinal))
      assert(math.abs(m.sum - 1) < 1e-3 && math.abs(u.sum - 1) < 1e-3, comparison)
      val known = weights.pairs()(comparison.ordinal) > 0
      assert(known == (comparison != Comparison.NATIONAL_ID), "a town without national ids")
    }
  }

  test("a value that thousands share becomes a common block, and reason to compare no more") {
    val records = data(ddl, (0 until 30).map(i => Row(s"r$i", s"g$i", null, "1900-01-01", null, null)): _*)
    val common = estimated(records, parameters.withBlockSize(10)).common
    assert(common.size == 1 && common.get(BlockingKey.DATE_OF_BIRTH).size == 1)
    assert(estimated(records).common.isEmpty)
  }

  test("a term is frequent that ten records have, and none of fewer is kept, nor its text") {
    val records = data(
      ddl,
      (0 until 30).map(i =>
        Row(s"r$i", if (i < 10) "Ann" else if (i < 19) "Bob" else s"g$i", null, null, null, null)
      ): _*
    )
    val terms = estimated(records).terms
    assert(terms.size == 1)
    assert(terms.frequent.get(Comparison.GIVEN_NAME) == java.util.Map.of(Terms.hash("ann"), Long.box(10)))
  }

  test("a linkage takes a bounded number of Spark jobs") {
    val jobs = new AtomicInteger
    val counting = new SparkListener {
      override def onJobStart(start: SparkListenerJobStart): Unit = { jobs.incrementAndGet(); () }
    }
    val context = spark.sparkContext
    context.addSparkListener(counting)
    try {
      assert(link(town).collect().length == town.count())
      ListenerBus.drain(context)
    } finally context.removeSparkListener(counting)
    info(s"${jobs.get} Spark jobs")
    assert(jobs.get > 0 && jobs.get <= 45)
  }

  test("parameters that make no sense are refused") {
    def refused(parameters: => EstimationParameters): String =
      intercept[IllegalArgumentException](parameters).getMessage
    assert(
      refused(EstimationParameters.of("Australia")) ==
        "Cannot estimate with region Australia. Give an ISO 3166 country such as AU."
    )
    assert(refused(parameters.withBlockSize(1)) == "Cannot estimate with blockSize 1. Give 2 or more.")
    assert(refused(parameters.withRandomPairs(0)) == "Cannot estimate with randomPairs 0. Give 1 to 2000000.")
  }
}
