package io.meshwork.customer360.profile

import io.meshwork.customer360.{Mesh, SparkFixture, World}
import org.apache.spark.sql.{DataFrame, Row}

class SurvivorshipSpec extends SparkFixture {
  private val ddl = "person_id string, " + Mesh.tables("customers")._2

  private def of(records: Row*): DataFrame = data(ddl, records.map(r => Row.fromSeq("p" +: r.toSeq)): _*)

  private val first =
    World.record(
      "a-1",
      "Ann",
      "Miller",
      "1956-04-09",
      "(02) 9374 4000",
      "ann@example.com",
      "Mill Lane",
      "Weston",
      created = "2025-01-01"
    )
  private val second =
    World.record(
      "b-1",
      "ANN",
      "Stone",
      "1956-04-09",
      null,
      "ann@other.example",
      null,
      "Ashgrove",
      created = "2025-02-01"
    )
  private val third =
    World.record("c-1", "Anne", "Stone", "1956-04-19", null, null, created = "2025-03-01")

  private def surviving(records: Row*): Map[String, Row] =
    Survivorship.of(of(records: _*)).collect().map(r => r.getAs[String]("attribute") -> r).toMap

  private def value(rows: Map[String, Row], attribute: String): String =
    rows(attribute).getAs[String]("value")

  test("what doesn't change in a life is what most records say, but for spelling, as the latest spells it") {
    val rows = surviving(first, second, third)
    assert(value(rows, "given_name") == "ANN" && value(rows, "date_of_birth") == "1956-04-09")
    val told = rows("given_name")
    assert(told.getAs[String]("record_id") == "b-1" && told.getAs[String]("rule") == "MOST_COMMON")
    assert(told.getAs[Int]("said") == 3 && told.getAs[Int]("agreeing") == 2)
  }

  test("what changes is what was said last, and a silent record takes nothing away") {
    val rows = surviving(first, second, third)
    assert(value(rows, "surname") == "Stone" && rows("surname").getAs[String]("record_id") == "c-1")
    assert(value(rows, "email") == "ann@other.example" && value(rows, "phone") == "(02) 9374 4000")
  }

  test("an address is that of one record, the latest that has one") {
    val rows = surviving(first, second, third)
    assert(value(rows, "suburb") == "Ashgrove" && rows("suburb").getAs[String]("record_id") == "b-1")
    assert(!rows.contains("address_1") && !rows.contains("street_number"))
  }

  test("of records changed at once the one with the least id counts") {
    val other = World.record("d-1", "Bea", "Ash", "1999-01-01", created = "2025-01-01")
    val rows = surviving(other, first)
    assert(value(rows, "surname") == "Miller" && value(rows, "given_name") == "Ann")
  }

  test("of nothing there is nothing, and the golden record is there all the same") {
    val silent = World.record("s-1")
    assert(surviving(silent).isEmpty)
    val golden = GoldenRecord.of(of(silent), Survivorship.of(of(silent))).head()
    assert(golden.getAs[String]("surname") == null && golden.getAs[Int]("records") == 1)
    assert(golden.getAs[String]("consent") == "UNKNOWN")
  }

  private def consent(answers: (Boolean, String)*): Row = {
    val records = answers.zipWithIndex.map { case ((granted, day), i) =>
      World.record(s"r-$i", consent = Some((granted, day)))
    }
    val rows = of(records :+ World.record("s-1"): _*)
    GoldenRecord.of(rows, Survivorship.of(rows)).select("consent", "consent_at", "consent_record").head()
  }

  test("the last answer counts, whatever the record, and a refusal at the same time") {
    assert(
      consent(true -> "2025-01-01", false -> "2025-02-01") == Row("REFUSED", World.at("2025-02-01"), "r-1")
    )
    assert(
      consent(true -> "2025-03-01", false -> "2025-02-01") == Row("GRANTED", World.at("2025-03-01"), "r-0")
    )
    assert(consent(true -> "2025-02-01", false -> "2025-02-01").getString(0) == "REFUSED")
    assert(consent(false -> "2025-02-01", true -> "2025-02-01").getString(0) == "REFUSED")
  }

  test("persons are told apart, and one shuffle is enough") {
    val rows = data(ddl, Row.fromSeq("p" +: first.toSeq), Row.fromSeq("q" +: second.toSeq))
    val names = Survivorship.of(rows).where("attribute = 'surname'").collect()
    assert(
      names.map(r => r.getAs[String]("person_id") -> r.getAs[String]("value")).toMap == Map(
        "p" -> "Miller",
        "q" -> "Stone"
      )
    )
    spark.conf.set("spark.sql.adaptive.enabled", "false")
    try {
      val plan = Survivorship.of(rows).queryExecution.executedPlan
      assert(plan.collect { case e: org.apache.spark.sql.execution.exchange.ShuffleExchangeLike =>
        e
      }.size == 1)
    } finally spark.conf.unset("spark.sql.adaptive.enabled")
  }
}
