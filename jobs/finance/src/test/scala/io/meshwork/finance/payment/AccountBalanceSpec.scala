package io.meshwork.finance.payment

import io.meshwork.testkit.TestSpark.{shuffles, texts}
import io.meshwork.finance.payment.Payments._
import org.apache.spark.sql.functions.{col, max_by}
import org.scalacheck.Gen
import org.scalatest.funsuite.AnyFunSuite
import org.scalatestplus.scalacheck.ScalaCheckPropertyChecks

class AccountBalanceSpec extends AnyFunSuite with ScalaCheckPropertyChecks {
  implicit override val generatorDrivenConfig: PropertyCheckConfiguration =
    PropertyCheckConfiguration(minSuccessful = 8)

  private def balances(payments: Payment*) = texts(AccountBalance.of(frame(payments: _*)))

  test("a day closes with what it opened with, its credits and its debits") {
    assert(
      balances(
        credit("A", "1", 0, 100),
        credit("A", "2", 0, 0.5),
        debit("A", "3", 2, 30),
        credit("B", "4", 1, 7)
      ) == Set(
        s"A CZK ${day(0)} 0 100.5 0 100.5 2",
        s"A CZK ${day(2)} 100.5 0 30 70.5 1",
        s"B CZK ${day(1)} 0 7 0 7 1"
      )
    )
  }

  test("the type VYBER is a debit") {
    assert(
      balances(credit("A", "1", 0, 100), credit("A", "2", 0, 30).copy(`type` = "VYBER")) ==
        Set(s"A CZK ${day(0)} 0 100 30 70 2")
    )
  }

  test("a type without a direction moves nothing") {
    assert(balances(credit("A", "1", 0, 100).copy(`type` = "?")) == Set(s"A CZK ${day(0)} 0 0 0 0 1"))
  }

  test("each currency of an account has a balance of its own") {
    assert(
      balances(credit("A", "1", 0, 1), credit("A", "2", 0, 2).copy(currency = "EUR")) ==
        Set(s"A CZK ${day(0)} 0 1 0 1 1", s"A EUR ${day(0)} 0 2 0 2 1")
    )
  }

  test("a correction counts instead of what it corrects, a reversal beside what it reverses") {
    assert(
      balances(
        credit("A", "1", 40, 100),
        credit("A", "1", 0, 90).at(1),
        debit("A", "2", 0, 90).reversing("1")
      ) == Set(s"A CZK ${day(0)} 0 90 90 0 2")
    )
  }

  test("no payments give no balances") {
    assert(balances().isEmpty)
  }

  test("the payments are shuffled once") {
    assert(shuffles(AccountBalance.of(frame(credit("A", "1", 0, 1)))) == 1)
  }

  private val transfers = Gen.nonEmptyListOf(for {
    from <- Gen.choose(1, 6)
    to <- Gen.choose(1, 6)
    day <- Gen.choose(0, 60)
    cents <- Gen.choose(1L, 10000000L)
    currency <- Gen.oneOf("CZK", "EUR", "JPY")
  } yield (s"A$from", s"A$to", day, BigDecimal(cents) / 100, currency))

  test("double entry: a closed set of payments adds up to zero over all accounts, in each currency") {
    forAll(transfers) { moves =>
      val payments = moves.zipWithIndex.flatMap { case ((from, to, day, amount, currency), i) =>
        Seq(debit(from, s"$i-out", day, amount), credit(to, s"$i-in", day, amount))
          .map(_.copy(currency = currency))
      }
      val balances = AccountBalance.of(frame(payments: _*))
      val trial = TrialBalance.of(balances).collect()
      assert(trial.map(_.getAs[String]("currency")).toSet == moves.map(_._5).toSet)
      trial.foreach { row =>
        val moved = moves.filter(_._5 == row.getAs[String]("currency")).map(_._4).sum
        assert(BigDecimal(row.getAs[java.math.BigDecimal]("credits")) == moved)
        assert(row.getAs[java.math.BigDecimal]("difference").signum == 0)
      }
      val last =
        balances.groupBy("account_id", "currency").agg(max_by(col("closing"), col("day")).as("closing"))
      assert(last.groupBy().sum("closing").head().getDecimal(0).signum == 0)
    }
  }

  test("a set that lacks one side of a payment doesn't add up") {
    val open = frame(debit("A", "1", 0, 5), credit("B", "2", 0, 5), credit("B", "3", 0, 2))
    assert(texts(TrialBalance.of(AccountBalance.of(open))) == Set("CZK 7 5 2 3"))
  }
}
