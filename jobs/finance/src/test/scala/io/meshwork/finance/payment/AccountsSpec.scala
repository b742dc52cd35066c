package io.meshwork.finance.payment

import io.meshwork.finance.alert.{AlertAggregation, AlertThresholds}
import io.meshwork.finance.payment.AccountTables.published
import io.meshwork.finance.payment.Payments._
import io.meshwork.finance.{Arrival, InMemory}
import io.meshwork.runtime.aggregate.Aggregation
import org.apache.spark.sql.Row
import org.scalacheck.Gen
import org.scalatest.funsuite.AnyFunSuite
import org.scalatestplus.scalacheck.ScalaCheckPropertyChecks

/** The products account_balance and payment_alerts, from the published tables of payments. */
class AccountsSpec extends AnyFunSuite with ScalaCheckPropertyChecks {
  implicit override val generatorDrivenConfig: PropertyCheckConfiguration =
    PropertyCheckConfiguration(minSuccessful = 3)

  private def handled(aggregation: Aggregation, batches: Seq[Payment]*): Map[String, Set[Row]] = {
    val product = new InMemory(aggregation)
    Arrival.land(Arrival(batches, Seq()), published)(product.run(_, _))
    product.rows
  }

  private def texts(rows: Set[Row], columns: String*): Set[String] =
    rows.map(row => columns.map(c => String.valueOf(row.getAs[Any](c))).mkString(" "))

  private def balances(batches: Seq[Payment]*): Map[String, Set[Row]] =
    handled(new BalanceAggregation(), batches: _*)

  private def closings(batches: Seq[Payment]*): Set[String] =
    texts(balances(batches: _*)("balances_by_account"), "account_id", "day", "closing")

  test("a payment of an earlier year that comes late changes the balances of all days after it") {
    assert(
      closings(Seq(credit("A", "1", 400, 5), credit("B", "2", 400, 1)), Seq(credit("A", "3", 0, 2))) ==
        Set(s"A ${day(0)} 2.00", s"A ${day(400)} 7.00", s"B ${day(400)} 1.00")
    )
  }

  test("a correction before what it corrects counts, and stays when that comes, in another year or not") {
    val original = credit("A", "1", 0, 10)
    Seq(1, 400).foreach { moved =>
      val corrected = credit("A", "1", moved, 7).at(1)
      assert(closings(Seq(corrected)) == Set(s"A ${day(moved)} 7.00"))
      assert(closings(Seq(corrected), Seq(original)) == closings(Seq(corrected)))
      assert(closings(Seq(original), Seq(corrected)) == closings(Seq(corrected)))
    }
  }

  test("a reversal of nothing counts and is a break, until its payment comes, in whatever year") {
    val reversal = debit("A", "2", 400, 10).reversing("1")
    def breaks(batches: Seq[Payment]*) =
      texts(balances(batches: _*)("reference_breaks_by_account"), "payment_id", "kind")
    assert(closings(Seq(reversal)) == Set(s"A ${day(400)} -10.00"))
    assert(breaks(Seq(reversal)) == Set("2 reversal of an unknown payment"))
    assert(breaks(Seq(reversal), Seq(credit("A", "1", 0, 10))).isEmpty)
  }

  test("a balance that the bank reports otherwise is a break, until the missing payment comes") {
    val reported = credit("A", "1", 400, 10).reporting(15)
    def breaks(batches: Seq[Payment]*) =
      texts(balances(batches: _*)("balance_breaks_by_account"), "day", "computed", "reported", "difference")
    assert(breaks(Seq(reported)) == Set(s"${day(400)} 10.00 15.00 5.00"))
    assert(breaks(Seq(reported), Seq(credit("A", "2", 0, 5))).isEmpty)
  }

  test("an alert goes when its cause is taken back") {
    val aggregation = new AlertAggregation(AlertThresholds.usual())
    val quiet = Seq(
      credit("A", "1", 0, 5).copy(operation = Some("VKLAD")),
      debit("A", "2", 400, 5).copy(operation = Some("VYBER"))
    )
    def alerts(batches: Seq[Payment]*) =
      texts(handled(aggregation, batches: _*)("alerts_by_account"), "day", "kind", "payment_id")
    assert(alerts(quiet) == Set(s"${day(400)} dormant account 2"))
    assert(alerts(quiet, Seq(credit("A", "3", 401, 5).reversing("2"))).isEmpty)
    assert(alerts(quiet, Seq(credit("A", "3", 300, 5).copy(operation = Some("VKLAD")))).isEmpty)
  }

  private val payment = for {
    account <- Gen.oneOf("A", "B")
    id <- Gen.choose(1, 9)
    day <- Gen.oneOf(Gen.choose(0, 4), Gen.choose(363, 368), Gen.choose(600, 750))
    amount <- Gen.oneOf(10, 20, 250000)
    isCredit <- Gen.oneOf(true, false)
    version <- Gen.frequency(4 -> 0, 1 -> 1, 1 -> 2)
    reverses <- Gen.frequency(5 -> None, 1 -> Some("1"))
    reported <- Gen.option(Gen.choose(-100, 100))
    to <- Gen.option(Gen.oneOf("7", "8"))
  } yield
    (if (isCredit) credit _ else debit _) (account, s"$id", day, amount).copy(
      version = version,
      reverses = reverses,
      balance = reported.map(BigDecimal(_)),
      operation = Some(if (isCredit) "VKLAD" else "VYBER"),
      counterparty_bank = to.map(_ => "AB"),
      counterparty_account = to
    )

  private val arrivals = Gen.choose(1, 40).flatMap(Gen.listOfN(_, payment)).flatMap(Arrival.of(_))

  /** Low limits, so that there are alerts. */
  private val low = new AlertThresholds(
    2,
    3,
    java.util.Map.of("CZK", new java.math.BigDecimal(270000)),
    new java.math.BigDecimal("0.8"),
    2,
    7,
    182,
    30,
    1,
    2
  )

  Seq(new BalanceAggregation(), new AlertAggregation(low)).foreach { aggregation =>
    test(s"${aggregation.tables.get(0)}: the same whatever order and batches the payments come in") {
      forAll(arrivals) { arrival =>
        val piecemeal = new InMemory(aggregation)
        Arrival.land(arrival, published)(piecemeal.run(_, _))
        val all = published(arrival.batches.flatten)
        val scratch = new InMemory(aggregation)
        scratch.run(all.keys, all)
        assert(piecemeal.rows == scratch.rows)
      }
    }
  }
}
