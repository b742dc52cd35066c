package io.meshwork.finance.risk

import io.meshwork.finance.PortfolioTables.published
import io.meshwork.finance.position.Trades.{buy, day, sell}
import io.meshwork.finance.position.{PositionAggregation, SplitRow}
import io.meshwork.finance._
import org.apache.spark.sql.{DataFrame, Row}
import org.scalacheck.Gen
import org.scalatest.funsuite.AnyFunSuite
import org.scalatestplus.scalacheck.ScalaCheckPropertyChecks

/** The product exposure_risk, from the published tables of positions, which are made here too, and of prices.
  */
class ExposureAggregationSpec extends AnyFunSuite with ScalaCheckPropertyChecks {
  implicit override val generatorDrivenConfig: PropertyCheckConfiguration =
    PropertyCheckConfiguration(minSuccessful = 2)

  private val POSITIONS = "positions_by_portfolio_year"

  /** Both products, one after the other. */
  private class Products {
    private val positions = new InMemory(new PositionAggregation())
    private val exposure = new InMemory(new ExposureAggregation("EUR"))

    def run(changed: Map[String, DataFrame], sources: Published): Unit = {
      val moved = positions.run(changed, sources)
      val all = sources.tables + (POSITIONS -> (positions.frame(POSITIONS), Seq("portfolio", "year")))
      exposure.run(changed + (POSITIONS -> moved), Published(all))
    }

    def rows: Map[String, Set[Row]] = exposure.rows
  }

  private def handled(batches: Seq[Sent]*): Map[String, Set[Row]] = {
    val products = new Products
    Arrival.land(Arrival(batches, Seq()), published)(products.run(_, _))
    products.rows
  }

  private def texts(rows: Set[Row], columns: String*): Set[String] =
    rows.map(row =>
      columns
        .map(c => row.getAs[Any](c))
        .map {
          case d: java.math.BigDecimal => d.stripTrailingZeros.toPlainString; case v => String.valueOf(v)
        }
        .mkString(" ")
    )

  private def values(batches: Seq[Sent]*): Set[String] =
    texts(
      handled(batches: _*)("valuations_by_portfolio_month"),
      "month",
      "day",
      "close",
      "market_value",
      "base_value"
    )

  private def price(n: Int, close: BigDecimal, instrument: String = "ABC", currency: String = "EUR") =
    Priced(Price(instrument, day(n), close, currency, "EQUITY"))
  private def rate(pair: String, n: Int, close: BigDecimal) =
    Priced(Price(pair, day(n), close, pair.takeRight(3), "CURRENCY"))
  private def bought(n: Int, quantity: Int, currency: String = "EUR", id: String = "1") =
    Traded(buy(id, n, quantity, 5).copy(currency = Some(currency)))

  test(
    "a position is worth its quantity at each close, also of months that were computed before it was known"
  ) {
    val expected = Set("2026-01-01 2026-01-02 6 12 12", "2026-02-01 2026-02-02 7 14 14")
    val prices = Seq(price(0, 5), price(1, 6), price(32, 7))
    assert(values(prices :+ bought(1, 2)) == expected)
    assert(values(prices, Seq(bought(1, 2))) == expected)
    assert(values(Seq(bought(1, 2)), prices) == expected)
  }

  test("a corrected price changes the days on which it holds, in the next month too, for 30 days") {
    val others = Seq(30, 31, 60, 61).map(n => price(n, 1, "XYZ"))
    assert(
      values(bought(0, 1) +: price(30, 9) +: others, Seq(price(31, 8))) ==
        Set(
          "2026-01-01 2026-01-31 9 9 9",
          "2026-02-01 2026-02-01 8 8 8",
          "2026-03-01 2026-03-02 8 8 8",
          "2026-03-01 2026-03-03 8 8 8"
        )
    )
    assert(
      values(Seq(bought(0, 1), price(0, 9), price(31, 1, "XYZ"))) == Set(
        "2026-01-01 2026-01-01 9 9 9",
        "2026-02-01 2026-02-01 null null null"
      )
    )
  }

  test("a position in a currency without a rate is unvalued, until the rate comes") {
    val known = Seq(bought(0, 2, "USD"), price(0, 5, currency = "USD"))
    def exposure(batches: Seq[Sent]*) =
      texts(
        handled(batches: _*)("exposures_by_portfolio_month"),
        "dimension",
        "name",
        "market_value",
        "unvalued"
      )
    assert(exposure(known) == Set("total all 0 1", "currency USD 0 1", "asset_class EQUITY 0 1"))
    assert(
      exposure(known, Seq(rate("USD/EUR", 0, 0.5))) ==
        Set("total all 5 0", "currency USD 5 0", "asset_class EQUITY 5 0")
    )
  }

  test("risk has a scenario for each day with a return, of those that came before") {
    val prices = (0 to 24).map(n => price(n, 10 + n % 3))
    val risk = handled(prices :+ bought(0, 2))("risks_by_portfolio_month")
    assert(
      risk.map(r => r.getAs[java.sql.Date]("day").toLocalDate -> r.getAs[Long]("scenarios")) == (0 to 24)
        .map(n => day(n) -> n.toLong)
        .toSet
    )
    assert(risk.count(_.getAs[Any]("var_95") != null) == 5)
    assert(risk.forall(_.getAs[Any]("var_99") == null))
  }

  private val sent: Gen[Sent] = Gen.frequency(
    2 -> (for {
      id <- Gen.choose(1, 5)
      n <- Gen.oneOf(0, 35, 500)
      isBuy <- Gen.oneOf(true, false)
      currency <- Gen.oneOf("EUR", "USD")
      instrument <- Gen.oneOf("ABC", "XYZ")
    } yield Traded(
      (if (isBuy) buy _ else sell _) (s"$id", n, 10, 5, 1)
        .copy(currency = Some(currency), instrument = Some(instrument), portfolio = if (id < 3) "P" else "Q")
    )),
    1 -> Gen.oneOf(3, 40).map(n => WasSplit(SplitRow("ABC", day(n), 2, 1))),
    6 -> (for {
      instrument <- Gen.oneOf("ABC", "XYZ", "USD/EUR")
      n <- Gen.oneOf(Gen.choose(0, 6), Gen.choose(28, 45), Gen.choose(430, 445), Gen.choose(470, 530))
      close <- Gen.choose(1, 50)
    } yield
      if (instrument == "USD/EUR") rate(instrument, n, close)
      else price(n, close, instrument, if (instrument == "ABC") "EUR" else "USD"))
  )

  test("the same whatever order and batches trades, splits and prices come in") {
    forAll(Gen.choose(20, 60).flatMap(Gen.listOfN(_, sent)).flatMap(Arrival.of(_))) { arrival =>
      val piecemeal = new Products
      Arrival.land(arrival, published)(piecemeal.run(_, _))
      val all = published(arrival.batches.flatten)
      val scratch = new Products
      scratch.run(all.keys, all)
      assert(piecemeal.rows == scratch.rows)
    }
  }
}
