package io.meshwork.finance.position

import io.meshwork.testkit.TestSpark.texts
import io.meshwork.finance.position.Trades._
import org.scalatest.funsuite.AnyFunSuite

class TradeBreaksSpec extends AnyFunSuite {
  private val bought = buy("1", 0, 10, 5)

  private def breaks(trades: Version*): Set[String] =
    texts(TradeBreaks.of(frame(trades: _*)).select("trade_id", "kind", "version"))

  test("a trade, its amendments and its cancellation are none, in whatever order they come") {
    Seq(bought, amend(bought, 2), cancelled(bought, 3)).permutations.foreach(t =>
      assert(breaks(t: _*).isEmpty)
    )
    assert(breaks().isEmpty)
  }

  test("a cancellation of nothing, until the trade comes") {
    assert(breaks(cancelled(bought, 2)) == Set("1 cancel of nothing 2"))
    assert(breaks(cancelled(bought, 2), bought).isEmpty)
  }

  test("an amendment of nothing, until the trade comes") {
    assert(breaks(amend(bought, 2)) == Set("1 amend of nothing 2"))
    assert(breaks(amend(bought, 2), bought).isEmpty)
  }

  test("a version after the cancellation counts, and is a break") {
    assert(breaks(bought, cancelled(bought, 2), amend(bought, 3)) == Set("1 traded after its cancellation 3"))
  }

  test("a version that is missing") {
    assert(breaks(bought, amend(bought, 4)) == Set("1 missing version 4"))
  }

  test("an amendment in another portfolio is one of nothing there, and leaves the trade as it is") {
    val rows = TradeBreaks.of(frame(bought, amend(bought, 2).copy(portfolio = "Q")))
    assert(texts(rows.select("portfolio", "trade_id", "kind")) == Set("Q 1 amend of nothing"))
  }

  test("the row says what is known") {
    val row = TradeBreaks.of(frame(bought, amend(bought.copy(traded_at = moment(40)), 4))).head()
    assert(row.getSeq[Int](row.fieldIndex("versions")) == Seq(1, 4))
    assert(row.getSeq[String](row.fieldIndex("actions")) == Seq("AMEND", "NEW"))
    assert(row.getAs[Any]("month").toString == "2026-01-01")
  }
}
