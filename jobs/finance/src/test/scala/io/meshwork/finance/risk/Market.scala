package io.meshwork.finance.risk

import io.meshwork.testkit.TestSpark
import org.apache.spark.sql.DataFrame

import java.time.LocalDate

/** A row of prices_by_instrument. */
case class Price(instrument: String, day: LocalDate, close: BigDecimal, currency: String, asset_class: String)

/** A row of positions, as far as its value depends on it. */
case class Position(
    instrument: String,
    currency: String,
    day: LocalDate,
    until: Option[LocalDate],
    quantity: BigDecimal,
    cost: BigDecimal = 0,
    portfolio: String = "P",
    account: String = "A"
)

case class SplitOf(instrument: String, ex_date: LocalDate, numerator: Int, denominator: Int)

object Market {
  def day(n: Int): LocalDate = LocalDate.of(2026, 1, 1).plusDays(n)
  def stock(name: String, n: Int, close: BigDecimal, currency: String = "EUR"): Price =
    Price(name, day(n), close, currency, "EQUITY")
  def rate(pair: String, n: Int, close: BigDecimal): Price =
    Price(pair, day(n), close, pair.takeRight(3), "CURRENCY")

  def closes(prices: Seq[Price], splits: SplitOf*): DataFrame = {
    import TestSpark.session.implicits._
    Closes.of(prices.toDF().withColumn("close", $"close".cast("decimal(18,6)")), splits.toDF())
  }

  def positions(rows: Position*): DataFrame = {
    import TestSpark.session.implicits._
    rows
      .toDF()
      .selectExpr(
        "portfolio",
        "account",
        "instrument",
        "currency",
        "day",
        "until",
        "cast(quantity as decimal(28,8)) as quantity",
        "cast(cost as decimal(28,6)) as cost",
        "cast(0 as decimal(28,6)) as realised",
        "cast(0 as decimal(28,6)) as fees"
      )
  }
}
