package io.meshwork.finance

import io.meshwork.testkit.{Invariants, Message}
import java.time.{Instant, LocalDate}
import org.scalatest.funsuite.AnyFunSuite
import scala.util.Random

/** Every table of every product of the domain, by the shipped contracts, suites and code. */
class FinanceInvariantsSpec extends AnyFunSuite with Invariants {
  private val start = Instant.parse("2025-11-03T09:00:00Z")
  private val firstDay = LocalDate.parse("2025-11-03")
  private val random = new Random(7)

  private def one[T](of: T*): T = of(random.nextInt(of.size))

  private def later(days: Int): Instant = start.plusSeconds(random.nextInt(days) * 86400L)

  /** Some versions of each, some of them in another year; every tenth reverses the one before. */
  private def payments: Seq[Message] = for {
    n <- 0 until 60
    version <- 0 to random.nextInt(3)
  } yield {
    val account = s"A${n % 4}"
    val reverses = if (n % 10 == 9) s""","reverses":"P${n - 4}"""" else ""
    val currency = if (n % 15 == 14) "QQQ" else "CZK"
    val (kind, operation) = one("PRIJEM" -> "VKLAD", "VYDAJ" -> "VYBER")
    val reported = s""","operation":"$operation","balance":${random.nextInt(9000)}.10"""
    Message(
      account,
      s"""{"payment_id":"P$n","account_id":"$account","booked_at":"${later(120)}","type":"$kind",""" +
        s""""amount":${1 + random.nextInt(
            5000
          )}.50,"currency":"$currency","version":$version$reported$reverses}"""
    )
  }

  /** So many within three days that somebody should look at them. */
  private val busy = (0 until 12).map { n =>
    Message(
      "A9",
      s"""{"payment_id":"B$n","account_id":"A9","booked_at":"${start.plusSeconds(n % 3 * 86400L)}",""" +
        """"type":"VYDAJ","operation":"VYBER KARTOU","amount":5.00,"currency":"CZK","version":0}"""
    )
  }

  /** New, amended and cancelled ones; an amendment may stand alone. */
  private def trades: Seq[Message] = for {
    n <- 0 until 40
    version <- one(Seq(1), Seq(1, 2), Seq(1, 2, 3), Seq(2))
  } yield {
    val action = if (version == 1) "NEW" else if (version == 3) "CANCEL" else "AMEND"
    val (instrument, currency) = one("ABC" -> "USD", "DEF" -> "EUR")
    val whole =
      if (action == "CANCEL") ""
      else
        s""","account":"A1","instrument":"$instrument","side":"${one("BUY", "SELL")}","quantity":${1 + random
            .nextInt(90)},""" +
          s""""price":${10 + random.nextInt(9)}.25,"currency":"$currency","fees":1.10"""
    Message(
      s"F${n % 2}",
      s"""{"trade_id":"T$n","version":$version,"action":"$action","portfolio":"F${n % 2}","traded_at":"${later(
          90
        )}",""" +
        s""""recorded_at":"${start.plusSeconds(100 * 86400L + version)}"$whole}"""
    )
  }

  /** Published once or twice for each day. */
  private def prices: Seq[Message] = for {
    day <- 0 until 100
    (instrument, currency, kind, close) <- Seq(
      ("ABC", "USD", "EQUITY", "12"),
      ("DEF", "EUR", "EQUITY", "15"),
      ("EUR/USD", "USD", "CURRENCY", "1")
    )
    second <- 0 to random.nextInt(2)
  } yield Message(
    instrument,
    s"""{"instrument":"$instrument","day":"${firstDay.plusDays(day)}","close":$close.${10 + random.nextInt(
        80
      )},""" +
      s""""currency":"$currency","asset_class":"$kind","published_at":"${start.plusSeconds(
          day * 86400L + 40000 + second
        )}"}"""
  )

  private val splits = Seq(2, 3).zipWithIndex.map { case (parts, second) =>
    Message(
      "ABC",
      s"""{"instrument":"ABC","ex_date":"2025-12-15","numerator":$parts,"denominator":1,""" +
        s""""announced_at":"${start.plusSeconds(second)}"}"""
    )
  }

  test("order, repetition, batches and the time of runs make no difference, and nothing gets lost") {
    requireInvariants(
      first = Map(),
      sources = Map(
        "finance.payments" -> (payments ++ busy),
        "finance.trades" -> trades,
        "finance.prices" -> prices,
        "finance.splits" -> splits
      ),
      computed = Seq(
        "finance.account_balance",
        "finance.payment_alerts",
        "finance.positions",
        "finance.exposure_risk"
      ),
      domains = Seq(FinanceJob.domain),
      trials = 2
    )
  }
}
