package io.meshwork.customer360

import io.meshwork.testkit.ShippedJob
import org.apache.spark.sql.DataFrame
import org.scalatest.funsuite.AnyFunSuite

/** What systems say of customers, through the shipped job: what is bad waits for a named reason, what is good
  * lands the same in whatever order it comes, and what is taken back is gone.
  */
class SourcesSpec extends AnyFunSuite {
  private val job = new ShippedJob("customer360")
  import job.spark
  import spark.implicits._

  private def rows(query: String): Set[String] =
    spark.sql(query).collect().map(_.toSeq.mkString(" ")).toSet

  private def records(all: (String, String)*): DataFrame = all.toDF("key", "value")

  private def customer(id: String, day: Int, more: String*): (String, String) = {
    val fields = Seq(
      s""""record_id":"$id"""",
      s""""created_at":"2026-03-01T10:00:00Z"""",
      s""""updated_at":"2026-03-0${day}T10:00:00Z""""
    ) ++ more
    id -> fields.mkString("{", ",", "}")
  }

  test("a record is what was said last, a null takes a field back, no value takes all of it back") {
    val run = job.batch(
      "customer360.customers",
      records(
        customer("shop-1", 2, """"surname":"Stone"""", """"email":null"""),
        customer(
          "shop-1",
          1,
          """"surname":"Miller"""",
          """"email":"a@example.com"""",
          """"phone":"02 9374 4000""""
        ),
        customer("shop-2", 1, """"surname":"Gone""""),
        "shop-2" -> null,
        customer("support-3", 1)
      )
    )
    assert(run.text("outcome") == "published" && run.json.path("conserved").asBoolean, run.json)
    assert(
      rows("select record_id, surname, email, phone from cassandra.customer360.customers") ==
        Set("shop-1 Stone null 02 9374 4000", "support-3 null null null")
    )
    assert(run.failing("something to link on") == 1)
    assert(!run.json.toString.contains("9374") && !run.json.toString.contains("Miller"))
  }

  test("a record that can't be told or proved waits for the reason that is named") {
    val run = job.batch(
      "customer360.customers",
      records(
        customer("nosystem", 1),
        customer("shop-5", 1, """"country":"Australia""""),
        customer("shop-6", 1, """"marketing_consent":true"""),
        customer("shop-7", 1, """"consent_at":"2026-03-01T10:00:00Z"""")
      )
    )
    assert(
      run.quarantinedByRule == Map(
        "pattern(record_id)" -> 1L,
        "pattern(country)" -> 1L,
        "dated consent" -> 1L,
        "said consent" -> 1L
      )
    )
  }

  private def interaction(
      id: String,
      kind: String,
      channel: String,
      updated: Int,
      more: String*
  ): (String, String) = {
    val fields = Seq(
      s""""interaction_id":"$id","record_id":"shop-1","channel":"$channel","kind":"$kind"""",
      s""""occurred_at":"2026-03-01T10:00:00Z","updated_at":"2026-03-0${updated}T10:00:00Z""""
    ) ++ more
    "shop-1" -> fields.mkString("{", ",", "}")
  }

  test("an interaction stands as it was written last, and one of the wrong channel waits") {
    val run = job.batch(
      "customer360.interactions",
      records(
        interaction("i1", "CALL", "support", 3, """"state":"RESOLVED","rating":5"""),
        interaction("i1", "CALL", "support", 2, """"state":"OPEN""""),
        interaction("i2", "VISIT", "web", 1),
        interaction("i3", "VISIT", "support", 1),
        interaction("i4", "CALL", "web", 1),
        interaction("i5", "CALL", "support", 1, """"state":"OPEN","rating":6"""),
        interaction("i6", "LETTER", "support", 1)
      )
    )
    assert(
      run.quarantinedByRule == Map(
        "kinds of the web site" -> 1L,
        "kinds of support" -> 1L,
        "range(rating)" -> 1L,
        "enum(kind)" -> 1L
      )
    )
    assert(
      rows("select interaction_id, state, rating from cassandra.customer360.interactions_by_customer") ==
        Set("i1 RESOLVED 5", "i2 null null")
    )
  }
}
