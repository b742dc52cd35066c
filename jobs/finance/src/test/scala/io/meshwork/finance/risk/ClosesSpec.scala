package io.meshwork.finance.risk

import io.meshwork.testkit.TestSpark.texts
import io.meshwork.finance.risk.Market._
import org.scalatest.funsuite.AnyFunSuite

class ClosesSpec extends AnyFunSuite {
  private def found(prices: Seq[Price], splits: SplitOf*) =
    texts(
      closes(prices, splits: _*)
        .where("instrument = 'ABC'")
        .select("day", "close", "priced_on", "close_before")
    )

  test("a day without a price has that of the day before, and says so") {
    val prices = Seq(stock("ABC", 0, 5), stock("ABC", 2, 6), stock("XYZ", 1, 1), stock("XYZ", 3, 1))
    assert(
      found(prices) == Set(
        "2026-01-01 5 2026-01-01 null",
        "2026-01-02 5 2026-01-01 5",
        "2026-01-03 6 2026-01-03 5",
        "2026-01-04 6 2026-01-03 6"
      )
    )
  }

  test("a price holds for 30 days, and nothing is known of a day before that is longer ago") {
    val prices = Seq(
      stock("ABC", 0, 5),
      stock("XYZ", 30, 1),
      stock("XYZ", 31, 1),
      stock("ABC", 61, 6),
      stock("ABC", 62, 7)
    )
    assert(
      found(prices) == Set(
        "2026-01-01 5 2026-01-01 null",
        "2026-01-31 5 2026-01-01 5",
        "2026-03-03 6 2026-03-03 null",
        "2026-03-04 7 2026-03-04 6"
      )
    )
    assert(found(prices :+ stock("XYZ", 60, 1)).contains("2026-03-03 6 2026-03-03 null"))
  }

  test("nothing is known before the first price, and nothing without prices") {
    assert(found(Seq(stock("XYZ", 0, 1), stock("ABC", 1, 5))) == Set("2026-01-02 5 2026-01-02 null"))
    assert(found(Seq()).isEmpty)
  }

  test("the close before is in the units after a split, whether the ex-date has a price or not") {
    val split = SplitOf("ABC", day(1), 2, 1)
    assert(
      found(Seq(stock("ABC", 0, 10), stock("ABC", 1, 5.5)), split) ==
        Set("2026-01-01 10 2026-01-01 null", "2026-01-02 5.5 2026-01-02 5")
    )
    assert(
      found(Seq(stock("ABC", 0, 10), stock("XYZ", 1, 1), stock("ABC", 2, 6)), split) == Set(
        "2026-01-01 10 2026-01-01 null",
        "2026-01-02 5 2026-01-01 5",
        "2026-01-03 6 2026-01-03 5"
      )
    )
  }
}
