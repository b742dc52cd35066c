package io.meshwork.finance.payment

import io.meshwork.testkit.TestSpark.texts
import io.meshwork.finance.partition.PartitionIndex
import io.meshwork.finance.payment.Payments._
import org.scalatest.funsuite.AnyFunSuite

class CurrentPaymentsSpec extends AnyFunSuite {
  private val original = credit("A", "1", 0, 10)
  private val corrected = debit("A", "1", 0, 7).at(2).reversing("0")
  private val between = credit("A", "1", 1, 8).at(1)

  private def current(payments: Payment*) =
    texts(
      CurrentPayments
        .of(frame(payments: _*))
        .select("account_id", "payment_id", "booked_at", "type", "amount", "reverses", "version")
    )

  test("the highest version replaces the others whole, in whatever order they come") {
    val highest = Set("A 1 2026-01-01 00:00:00.0 VYDAJ 7 0 2")
    Seq(original, between, corrected).permutations.foreach(p => assert(current(p: _*) == highest))
  }

  test("what the highest version leaves out doesn't come back from a lower one") {
    assert(current(corrected, original.at(3)) == Set("A 1 2026-01-01 00:00:00.0 PRIJEM 10 null 3"))
  }

  test("no payments give none") {
    assert(current().isEmpty)
  }

  test("a correction moves a payment to another year") {
    assert(current(original, original.at(1).copy(booked_at = instant(400))).size == 1)
  }

  test("the derived table has a row in each year, the highest version of that year") {
    val derived = new CurrentPayments().derive(frame(original, between, credit("A", "1", 400, 6).at(3)))
    assert(
      texts(derived.select("year", "payment_id", "amount", "version")) ==
        Set("2026-01-01 1 8 1", "2027-01-01 1 6 3")
    )
  }

  test("the years of an account are those that have any version of a payment, which counts once") {
    val index = new PartitionIndex("account_id", "year", "payment_id", "payments")
    val later = credit("A", "1", 400, 6).at(3)
    val rows = index.derive(frame(original, between, corrected, credit("A", "2", 0, 1), later))
    assert(texts(rows.select("account_id", "year", "payments")) == Set("A 2026-01-01 2", "A 2027-01-01 1"))
    assert(index.derive(frame()).isEmpty)
  }
}
