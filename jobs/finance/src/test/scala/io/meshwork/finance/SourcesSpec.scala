package io.meshwork.finance

import io.meshwork.testkit.ShippedJob
import org.apache.spark.sql.DataFrame
import org.scalatest.funsuite.AnyFunSuite

/** The domain's other sources through the shipped job: what is bad waits for a named reason, what is good
  * lands the same in whatever order it comes.
  */
class SourcesSpec extends AnyFunSuite {
  private val job = new ShippedJob("finance")
  import job.spark
  import spark.implicits._

  private def rows(query: String): Set[String] =
    spark.sql(query).collect().map(_.toSeq.mkString(" ")).toSet

  private def records(key: String, fields: String*): DataFrame =
    fields.map(f => key -> s"{$f}").toDF("key", "value")

  private def trade(id: String, version: Int, action: String, more: String*): String =
    (Seq(
      s""""trade_id":"$id","version":$version,"action":"$action","portfolio":"P1"""",
      s""""traded_at":"2026-03-0${1 + version}T10:00:00Z","recorded_at":"2026-03-0${1 + version}T11:00:00Z""""
    ) ++ more).mkString(",")

  private def whole(quantity: Int, currency: String = "USD"): String =
    s""""account":"A1","instrument":"ABC","side":"BUY","quantity":$quantity,"price":1.5,"currency":"$currency""""

  test("an amendment before its trade, and a cancellation of nothing, stand whatever comes later") {
    val first = job.batch(
      "finance.trades",
      records(
        "P1",
        trade("amended", 2, "AMEND", whole(20)),
        trade("cancelled", 3, "CANCEL"),
        trade("cancelled", 2, "AMEND", whole(20)),
        trade("nothing", 2, "CANCEL")
      )
    )
    assert(first.count("landed") == 4 && first.count("quarantined") == 0, first.json)
    val early =
      rows("select trade_id, version, action, quantity from cassandra.finance.current_trades_by_portfolio")
    val second = job.batch(
      "finance.trades",
      records("P1", trade("amended", 1, "NEW", whole(10)), trade("cancelled", 1, "NEW", whole(10)))
    )
    assert(second.text("outcome") == "published" && second.json.path("conserved").asBoolean)
    val late =
      rows("select trade_id, version, action, quantity from cassandra.finance.current_trades_by_portfolio")
    assert(
      late.map(_.split(" ").take(3).mkString(" ")) == Set(
        "amended 2 AMEND",
        "cancelled 3 CANCEL",
        "nothing 2 CANCEL"
      )
    )
    assert(late == early)
    assert(rows("select trade_id, version from cassandra.finance.trades_by_portfolio_month").size == 6)
  }

  test("a trade that can't be counted waits for the reason that is named") {
    val run = job.batch(
      "finance.trades",
      records(
        "P1",
        trade("strange", 1, "NEW", whole(10, "QQQ")),
        trade("half", 1, "NEW", """"account":"A1","instrument":"ABC","side":"BUY""""),
        trade("late", 2, "NEW", whole(10)),
        trade("early", 1, "AMEND", whole(10)),
        trade("none", 1, "NEW", whole(0)),
        trade("ancient", 1, "NEW", whole(10)).replace("\"traded_at\":\"2026", "\"traded_at\":\"0001"),
        trade("unheard", 1, "GIVEUP", whole(10))
      )
    )
    val reasons = Map(
      "known currency" -> 1L,
      "whole trade" -> 1L,
      "first version" -> 1L,
      "later version" -> 1L,
      "range(quantity)" -> 1L,
      "possible time" -> 1L,
      "enum(action)" -> 1L
    )
    assert(run.quarantinedByRule == reasons)
    assert(run.count("quarantined") == 7 && run.json.path("conserved").asBoolean)
  }

  private def price(
      instrument: String,
      day: String,
      close: String,
      currency: String,
      kind: String,
      hour: Int
  ) =
    s""""instrument":"$instrument","day":"$day","close":$close,"currency":"$currency","asset_class":"$kind",""" +
      s""""published_at":"2026-03-0${hour}T18:00:00Z""""

  test("the price that was published last stands, by instrument and by day") {
    val run = job.batch(
      "finance.prices",
      records(
        "ABC",
        price("ABC", "2026-03-02", "12.5", "USD", "EQUITY", 3),
        price("ABC", "2026-03-02", "12.4", "USD", "EQUITY", 2),
        price("EUR/USD", "2026-03-02", "1.1", "USD", "CURRENCY", 2),
        price("EURUSD", "2026-03-02", "1.1", "USD", "CURRENCY", 2),
        price("ABC", "2026-03-03", "0", "USD", "EQUITY", 3),
        price("ABC", "2026-03-03", "1", "QQQ", "EQUITY", 3),
        price("ABC", "2026-03-05", "1", "USD", "EQUITY", 3),
        price("ABC", "0202-03-02", "1", "USD", "EQUITY", 3)
      )
    )
    val reasons =
      Map("currency pair" -> 1L, "range(close)" -> 1L, "known currency" -> 1L, "possible day" -> 2L)
    assert(run.quarantinedByRule == reasons)
    assert(run.count("landed") == 2 && run.count("superseded") == 1)
    val expected = Set("ABC 2026-03-02 12.5", "EUR/USD 2026-03-02 1.1")
    Seq("prices_by_instrument", "prices_by_day").foreach { table =>
      val landed = rows(s"select instrument, day, cast(close as decimal(18,1)) from cassandra.finance.$table")
      assert(landed == expected)
    }
  }

  test("the terms that were announced last stand, and no share becomes a million") {
    def split(day: String, numerator: Int, denominator: Int, announced: String) =
      s""""instrument":"ABC","ex_date":"$day","numerator":$numerator,"denominator":$denominator,"announced_at":"$announced""""
    val run = job.batch(
      "finance.splits",
      records(
        "ABC",
        split("2026-03-02", 3, 1, "2026-02-02T08:00:00Z"),
        split("2026-03-02", 2, 1, "2026-02-01T08:00:00Z"),
        split("2026-03-04", 1000000, 1, "2026-02-02T08:00:00Z"),
        split("2026-03-05", 0, 1, "2026-02-02T08:00:00Z"),
        split("2206-03-05", 2, 1, "2026-02-02T08:00:00Z")
      )
    )
    assert(
      run.quarantinedByRule == Map("usual ratio" -> 1L, "range(numerator)" -> 1L, "possible ex-date" -> 1L)
    )
    val landed = rows("select ex_date, numerator, denominator from cassandra.finance.splits_by_instrument")
    assert(landed == Set("2026-03-02 3 1"))
  }
}
