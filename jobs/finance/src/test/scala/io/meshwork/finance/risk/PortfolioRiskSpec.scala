package io.meshwork.finance.risk

import io.meshwork.finance.risk.Market._
import org.apache.spark.sql.{DataFrame, Row}
import org.scalacheck.Gen
import org.scalatest.funsuite.AnyFunSuite
import org.scalatestplus.scalacheck.ScalaCheckPropertyChecks

import scala.util.Random

class PortfolioRiskSpec extends AnyFunSuite with ScalaCheckPropertyChecks {
  implicit override val generatorDrivenConfig: PropertyCheckConfiguration =
    PropertyCheckConfiguration(minSuccessful = 4)

  private case class World(stocks: Map[String, Seq[Double]], dollars: Seq[Double])

  private def walk(random: Random, days: Int, start: Double): Seq[Double] =
    Iterator.iterate(start)(p => math.rint(p * (1 + random.nextGaussian() / 50) * 1e6) / 1e6).take(days).toSeq

  private def world(seed: Long, days: Int): World = {
    val random = new Random(seed)
    World(Map("ABC" -> walk(random, days, 40), "USA" -> walk(random, days, 90)), walk(random, days, 0.9))
  }

  private def prices(world: World): Seq[Price] = world.dollars.indices.flatMap { n =>
    Seq(
      stock("ABC", n, world.stocks("ABC")(n)),
      stock("USA", n, world.stocks("USA")(n), "USD"),
      rate("USD/EUR", n, world.dollars(n))
    )
  }

  private def risk(rows: DataFrame, closes: DataFrame, on: Int, days: Int): Array[Row] = {
    val valuation = Valuation.of(rows, closes, "EUR").where(s"day = '${day(on)}'")
    PortfolioRisk.of(valuation, closes, "EUR", days).collect()
  }

  private def near(found: Row, column: String, expected: Double): Unit =
    assert(math.abs(found.getAs[java.math.BigDecimal](column).doubleValue - expected) < 1e-3, column)

  test("value at risk and shortfall are those of a plain computation") {
    forAll(Gen.long, Gen.choose(130, 200), Gen.choose(100, 120), Gen.choose(-50, 50)) {
      (seed, n, window, owed) =>
        val w = world(seed, n)
        val held =
          Seq(Position("ABC", "EUR", day(0), None, 100), Position("USA", "USD", day(0), None, owed.max(1)))
        val other = Position("ABC", "EUR", day(0), None, -30, account = "B")
        val last = n - 1
        val euros = w.stocks("USA").zip(w.dollars).map { case (p, r) => p * r }
        val profits = (n - window until n).map { t =>
          70 * w.stocks("ABC")(last) * (w.stocks("ABC")(t) / w.stocks("ABC")(t - 1) - 1) +
            owed.max(1) * euros(last) * (euros(t) / euros(t - 1) - 1)
        }.sorted
        val Array(found) = risk(positions(held :+ other: _*), closes(prices(w)), last, window)
        assert(found.getAs[Long]("scenarios") == window && found.getAs[Long]("unvalued") == 0)
        for (percent <- Seq(95, 99)) {
          val tail = window * (100 - percent) / 100.0
          val rank = math.ceil(tail - 1e-9).toInt
          near(found, s"var_$percent", -profits(rank - 1))
          near(
            found,
            s"es_$percent",
            -(profits.take(rank - 1).sum + (tail - rank + 1) * profits(rank - 1)) / tail
          )
        }
    }
  }

  test("a split is no loss") {
    val w = world(1, 120)
    val known = closes(prices(w).filter(_.instrument == "ABC"))
    val held = positions(Position("ABC", "EUR", day(0), None, 100))
    val cut = prices(w)
      .filter(_.instrument == "ABC")
      .map(p => if (p.day.isBefore(day(60))) p else p.copy(close = p.close / 2))
    val split = closes(cut, SplitOf("ABC", day(60), 2, 1))
    val after = positions(Position("ABC", "EUR", day(60), None, 200))
    val Array(plain) = risk(held, known, 119, 110)
    val Array(found) = risk(after, split, 119, 110)
    Seq("var_95", "es_95", "var_99", "es_99").foreach { column =>
      near(found, column, plain.getAs[java.math.BigDecimal](column).doubleValue)
    }
  }

  test("a day on which one of the positions has no return is no scenario") {
    val w = world(2, 60)
    val young = prices(w).filterNot(p => p.instrument == "ABC" && p.day.isBefore(day(30)))
    val held = positions(Position("ABC", "EUR", day(30), None, 1), Position("USA", "USD", day(0), None, 1))
    val Array(found) = risk(held, closes(young), 59, 250)
    assert(found.getAs[Long]("scenarios") == 29)
    assert(found.getAs[Any]("var_95") != null && found.getAs[Any]("var_99") == null)
  }

  test("a day that is more than 400 days ago is no scenario, however few there are") {
    val held = positions(Position("ABC", "EUR", day(0), None, 1))
    val known = closes(Seq(0, 1, 400, 401).map(n => stock("ABC", n, 5 + n % 2)))
    val Array(on401) = risk(held, known, 401, 250)
    val Array(on402) = risk(held, closes(Seq(0, 1, 401, 402).map(n => stock("ABC", n, 5))), 402, 250)
    assert(on401.getAs[Long]("scenarios") == 2 && on402.getAs[Long]("scenarios") == 1)
  }

  test("a portfolio without history has a value and no risk, one without a price neither") {
    val held = positions(
      Position("ABC", "EUR", day(0), None, 2),
      Position("NEW", "EUR", day(0), None, 2, portfolio = "Q")
    )
    val found =
      risk(held, closes(Seq(stock("ABC", 0, 5))), 0, 250).map(r => r.getAs[String]("portfolio") -> r).toMap
    assert(found("P").getAs[java.math.BigDecimal]("market_value").intValueExact == 10)
    assert(found("P").getAs[Long]("scenarios") == 0 && found("P").getAs[Any]("var_95") == null)
    assert(found("Q").getAs[Long]("unvalued") == 1 && found("Q").getAs[Long]("scenarios") == 0)
    assert(risk(positions(), closes(Seq(stock("ABC", 0, 5))), 0, 250).isEmpty)
  }
}
