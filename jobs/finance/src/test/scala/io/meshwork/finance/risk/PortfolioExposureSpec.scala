package io.meshwork.finance.risk

import io.meshwork.testkit.TestSpark.texts
import io.meshwork.finance.risk.Market._
import org.scalatest.funsuite.AnyFunSuite

class PortfolioExposureSpec extends AnyFunSuite {
  private val prices = Seq(
    stock("ABC", 0, 10),
    stock("ABC", 1, 11),
    stock("USA", 0, 20, "USD"),
    Price("GOV", day(0), 100, "EUR", "BOND"),
    rate("USD/EUR", 0, 0.5)
  )

  private def valuation(rows: Position*) = Valuation.of(positions(rows: _*), closes(prices), "EUR")
  private def exposure(rows: Position*) = texts(
    PortfolioExposure
      .of(valuation(rows: _*))
      .select("day", "dimension", "name", "market_value", "gross_value", "positions", "unvalued")
  )

  test("a position is worth its quantity at the close, its profit is what that is above its cost") {
    val rows = valuation(Position("USA", "USD", day(0), None, 3, cost = 50))
    assert(
      texts(rows.select("day", "close", "market_value", "unrealised", "base_currency", "base_value")) ==
        Set("2026-01-01 20 60 10 EUR 30", "2026-01-02 20 60 10 EUR 30")
    )
  }

  test("a rate may be quoted either way, and one into the base currency goes before") {
    def worth(rates: Price*): Set[String] = {
      val market = closes(Seq(stock("USA", 0, 20, "USD")) ++ rates)
      texts(
        Valuation.of(positions(Position("USA", "USD", day(0), None, 3)), market, "EUR").select("base_value")
      )
    }
    assert(worth(rate("EUR/USD", 0, 1.25)) == Set("48"))
    assert(worth(rate("EUR/USD", 0, 1.25), rate("USD/EUR", 0, 0.5)) == Set("30"))
    assert(worth(rate("EUR/GBP", 0, 1.25)) == Set("null"))
  }

  test("exposure is summed up by currency and by asset class, owed units count against held ones") {
    val found = exposure(
      Position("ABC", "EUR", day(0), Some(day(1)), 3),
      Position("USA", "USD", day(0), Some(day(1)), -2),
      Position("GOV", "EUR", day(0), Some(day(1)), 1)
    )
    assert(
      found == Set(
        "2026-01-01 total all 110 150 3 0",
        "2026-01-01 currency EUR 130 130 2 0",
        "2026-01-01 currency USD -20 20 1 0",
        "2026-01-01 asset_class EQUITY 10 50 2 0",
        "2026-01-01 asset_class BOND 100 100 1 0"
      )
    )
  }

  test("a position counts from the day it was opened until the day it changes") {
    val found = exposure(
      Position("ABC", "EUR", day(0), Some(day(1)), 3),
      Position("ABC", "EUR", day(1), None, 4)
    )
    assert(
      found.filter(_.contains("total")) == Set(
        "2026-01-01 total all 30 30 1 0",
        "2026-01-02 total all 44 44 1 0"
      )
    )
    assert(exposure(Position("ABC", "EUR", day(0), None, 0)).isEmpty)
    assert(exposure().isEmpty)
  }

  test("what has no price, or no rate, is counted as such and not left out in silence") {
    val found = exposure(
      Position("ABC", "EUR", day(0), Some(day(1)), 1),
      Position("NEW", "EUR", day(0), Some(day(1)), 1),
      Position("ABC", "GBP", day(0), Some(day(1)), 1)
    )
    assert(
      found == Set(
        "2026-01-01 total all 10 10 3 2",
        "2026-01-01 currency EUR 10 10 2 1",
        "2026-01-01 currency GBP 0 0 1 1",
        "2026-01-01 asset_class EQUITY 10 10 1 0",
        "2026-01-01 asset_class unknown 0 0 2 2"
      )
    )
  }
}
