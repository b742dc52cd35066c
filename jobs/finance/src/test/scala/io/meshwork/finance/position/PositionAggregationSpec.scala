package io.meshwork.finance.position

import io.meshwork.finance.PortfolioTables.published
import io.meshwork.finance.position.Trades._
import io.meshwork.finance.{Arrival, InMemory, Sent, Traded, WasSplit}
import org.apache.spark.sql.Row
import org.scalacheck.Gen
import org.scalatest.funsuite.AnyFunSuite
import org.scalatestplus.scalacheck.ScalaCheckPropertyChecks

/** The product positions, from the published tables of trades and splits. */
class PositionAggregationSpec extends AnyFunSuite with ScalaCheckPropertyChecks {
  implicit override val generatorDrivenConfig: PropertyCheckConfiguration =
    PropertyCheckConfiguration(minSuccessful = 3)

  private def handled(batches: Seq[Sent]*): Map[String, Set[Row]] = {
    val product = new InMemory(new PositionAggregation())
    Arrival.land(Arrival(batches, Seq()), published)(product.run(_, _))
    product.rows
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

  private def positions(batches: Seq[Sent]*): Set[String] =
    texts(handled(batches: _*)("positions_by_portfolio_year"), "year", "day", "quantity", "cost")
  private def breaks(batches: Seq[Sent]*): Set[String] =
    texts(handled(batches: _*)("trade_breaks_by_portfolio_year"), "year", "trade_id", "kind")

  private val bought = buy("1", 0, 10, 5)

  test("a trade stands in the year of its day, and one that comes late changes the years after it") {
    assert(
      positions(Seq(Traded(buy("2", 400, 1, 7))), Seq(Traded(bought))) ==
        Set("2026-01-01 2026-01-01 10 50", s"2027-01-01 ${day(400)} 11 57")
    )
  }

  test("an amendment before its trade counts, and stays when that comes") {
    val amended = Traded(amend(buy("1", 1, 4, 5), 2))
    val expected = Set("2026-01-01 2026-01-02 4 20")
    assert(positions(Seq(amended)) == expected)
    assert(breaks(Seq(amended)) == Set("2026-01-01 1 amend of nothing"))
    assert(positions(Seq(amended), Seq(Traded(bought))) == expected)
    assert(breaks(Seq(amended), Seq(Traded(bought))).isEmpty)
  }

  test("a cancellation of nothing holds nothing and is a break, and still cancels a trade that comes later") {
    val cancellation = Traded(cancelled(bought, 2))
    assert(positions(Seq(cancellation)).isEmpty)
    assert(breaks(Seq(cancellation)) == Set("2026-01-01 1 cancel of nothing"))
    assert(positions(Seq(cancellation), Seq(Traded(bought))).isEmpty)
    assert(breaks(Seq(cancellation), Seq(Traded(bought))).isEmpty)
  }

  test("an amendment that moves a trade to another year takes it from the one where it was") {
    val early = Traded(amend(bought, 2))
    val late = Traded(buy("1", 400, 10, 5))
    assert(positions(Seq(late), Seq(early)) == Set("2026-01-01 2026-01-01 10 50"))
    val moved = Traded(amend(buy("1", 400, 10, 5), 2))
    assert(positions(Seq(Traded(bought)), Seq(moved)) == Set(s"2027-01-01 ${day(400)} 10 50"))
  }

  test("a split that is announced late changes the positions of whoever has traded the instrument") {
    assert(
      positions(Seq(Traded(bought)), Seq(WasSplit(SplitRow("ABC", day(400), 2, 1)))) ==
        Set("2026-01-01 2026-01-01 10 50", s"2027-01-01 ${day(400)} 20 50")
    )
    assert(positions(Seq(Traded(bought)), Seq(WasSplit(SplitRow("XYZ", day(1), 2, 1)))).size == 1)
  }

  private val sent: Gen[Sent] = Gen.frequency(
    9 -> (for {
      id <- Gen.choose(1, 6)
      version <- Gen.frequency(3 -> 1, 1 -> 2, 1 -> 3)
      isAmended <- Gen.oneOf(true, false)
      day <- Gen.oneOf(Gen.choose(0, 40), Gen.choose(360, 370), Gen.choose(800, 810))
      isBuy <- Gen.oneOf(true, false)
      quantity <- Gen.choose(1, 20)
      portfolio <- Gen.oneOf("P", "Q")
      instrument <- Gen.oneOf("ABC", "XYZ")
    } yield {
      val whole = (if (isBuy) buy _ else sell _) (s"$id", day, quantity, 5, 1)
        .copy(portfolio = portfolio, instrument = Some(instrument))
      val later =
        if (isAmended) amend(whole, version) else cancelled(whole, version).copy(portfolio = portfolio)
      Traded(if (version == 1) whole else later)
    }),
    1 -> (for {
      instrument <- Gen.oneOf("ABC", "XYZ")
      on <- Gen.oneOf(20, 365, 900)
      numerator <- Gen.choose(1, 3)
    } yield WasSplit(SplitRow(instrument, day(on), numerator, 1)))
  )

  test("the same whatever order and batches trades and splits come in") {
    forAll(Gen.choose(1, 40).flatMap(Gen.listOfN(_, sent)).flatMap(Arrival.of(_))) { arrival =>
      val piecemeal = new InMemory(new PositionAggregation())
      Arrival.land(arrival, published)(piecemeal.run(_, _))
      val all = published(arrival.batches.flatten)
      val scratch = new InMemory(new PositionAggregation())
      scratch.run(all.keys, all)
      assert(piecemeal.rows == scratch.rows)
    }
  }
}
