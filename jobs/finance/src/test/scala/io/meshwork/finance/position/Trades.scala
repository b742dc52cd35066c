package io.meshwork.finance.position

import io.meshwork.testkit.TestSpark
import org.apache.spark.sql.DataFrame

import java.time.{Instant, LocalDate, ZoneOffset}

/** A row of trades_by_portfolio_month. */
case class Version(
    trade_id: String,
    version: Int,
    action: String,
    traded_at: Instant,
    recorded_at: Instant,
    side: Option[String] = None,
    quantity: Option[BigDecimal] = None,
    price: Option[BigDecimal] = None,
    fees: Option[BigDecimal] = None,
    portfolio: String = "P",
    account: Option[String] = Some("A"),
    instrument: Option[String] = Some("ABC"),
    currency: Option[String] = Some("USD")
)

case class SplitRow(instrument: String, ex_date: LocalDate, numerator: Int, denominator: Int)

object Trades {
  val first: LocalDate = LocalDate.of(2026, 1, 1)

  def day(n: Int): LocalDate = first.plusDays(n)
  def moment(n: Int): Instant = day(n).atTime(12, 0).toInstant(ZoneOffset.UTC)

  def trade(
      id: String,
      day: Int,
      side: String,
      quantity: BigDecimal,
      price: BigDecimal,
      fees: BigDecimal = 0
  ) =
    Version(id, 1, "NEW", moment(day), moment(day), Some(side), Some(quantity), Some(price), Some(fees))
  def buy(id: String, day: Int, quantity: BigDecimal, price: BigDecimal, fees: BigDecimal = 0): Version =
    trade(id, day, "BUY", quantity, price, fees)
  def sell(id: String, day: Int, quantity: BigDecimal, price: BigDecimal, fees: BigDecimal = 0): Version =
    trade(id, day, "SELL", quantity, price, fees)
  def amend(of: Version, version: Int): Version = of.copy(version = version, action = "AMEND")
  def cancelled(of: Version, version: Int): Version =
    Version(
      of.trade_id,
      version,
      "CANCEL",
      of.traded_at,
      of.recorded_at,
      account = None,
      instrument = None,
      currency = None
    )

  /** With the types of the table. */
  def frame(trades: Version*): DataFrame = {
    import TestSpark.session.implicits._
    trades
      .toDF()
      .withColumn("quantity", $"quantity".cast("decimal(18,6)"))
      .withColumn("price", $"price".cast("decimal(18,6)"))
      .withColumn("fees", $"fees".cast("decimal(18,2)"))
      .selectExpr("*", "cast(trunc(traded_at, 'month') as date) as month")
  }

  def splits(rows: SplitRow*): DataFrame = {
    import TestSpark.session.implicits._
    rows.toDF()
  }
}
