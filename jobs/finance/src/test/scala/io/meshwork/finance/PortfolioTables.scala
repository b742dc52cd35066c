package io.meshwork.finance

import io.meshwork.testkit.TestSpark
import io.meshwork.finance.partition.PartitionIndex
import io.meshwork.finance.position.Trades.{frame, splits}
import io.meshwork.finance.position.{Holders, SplitRow, Version}
import io.meshwork.finance.risk.{Price, PricedDays}
import io.meshwork.finance.version.Versions
import org.apache.spark.sql.DataFrame

import java.util.{List => JList}

/** What the sources of portfolios send. */
sealed trait Sent
case class Traded(version: Version) extends Sent
case class WasSplit(split: SplitRow) extends Sent
case class Priced(price: Price) extends Sent

/** The published tables that it makes. */
object PortfolioTables {
  private val months = new PartitionIndex("portfolio", "month", "trade_id", "trades")

  private def ofTrades(sent: Seq[Sent]): Map[String, (DataFrame, Seq[String])] = {
    val landed = Versions.latest(
      frame(sent.collect { case Traded(version) => version }: _*),
      JList.of("portfolio", "month", "trade_id", "version"),
      JList.of("recorded_at")
    )
    Map(
      "trades_by_portfolio_month" -> (landed, Seq("portfolio", "month")),
      "months_by_portfolio" -> (months.derive(landed), Seq("portfolio")),
      "portfolios_by_instrument" -> (new Holders().derive(landed), Seq("instrument"))
    )
  }

  private def ofSplits(sent: Seq[Sent]): Map[String, (DataFrame, Seq[String])] = {
    val announced = splits(sent.collect { case WasSplit(split) => split }: _*)
    val landed = Versions.latest(announced, JList.of("instrument", "ex_date"), JList.of())
    Map("splits_by_instrument" -> (landed, Seq("instrument")))
  }

  private def ofPrices(sent: Seq[Sent]): Map[String, (DataFrame, Seq[String])] = {
    import TestSpark.session.implicits._
    val quoted = sent
      .collect { case Priced(price) => price }
      .toDF()
      .withColumn("close", $"close".cast("decimal(18,6)"))
    val landed = Versions.latest(quoted, JList.of("instrument", "day"), JList.of())
    Map(
      "prices_by_day" -> (landed, Seq("day")),
      "priced_days" -> (new PricedDays().derive(landed), Seq("year"))
    )
  }

  def published(sent: Seq[Sent]): Published = Published(ofTrades(sent) ++ ofSplits(sent) ++ ofPrices(sent))
}
