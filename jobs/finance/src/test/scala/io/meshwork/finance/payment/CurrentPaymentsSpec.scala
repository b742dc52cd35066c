package io.meshwork.finance.payment

import io.meshwork.finance.TestSpark.texts
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

  test("a payment without a version has version 0") {
    assert(current(original) == Set("A 1 2026-01-01 00:00:00.0 PRIJEM 10 null 0"))
  }

  test("no payments give none") {
    assert(current().isEmpty)
  }

  test("a correction moves a payment to another month") {
    assert(current(original, original.at(1).copy(booked_at = instant(40))).size == 1)
  }

  test("the derived table has a row in each month, the highest version of that month") {
    val derived = new CurrentPayments().derive(frame(original, between, credit("A", "1", 40, 6).at(3)))
    assert(
      texts(derived.select("month", "payment_id", "amount", "version")) ==
        Set("2026-01-01 1 8 1", "2026-02-01 1 6 3")
    )
  }

  test("each version of a booking lands at a time of its own, which the correction's reader doesn't see") {
    val landed = new VersionedBooking().apply(
      frame(original.copy(booked_at = instant(0).plusMillis(999)), original.at(1), original.at(999))
    )
    assert(
      texts(landed.select("booked_at", "version")) == Set(
        "2026-01-01 00:00:00.0 null",
        "2026-01-01 00:00:00.001 1",
        "2026-01-01 00:00:00.999 999"
      )
    )
    assert(
      texts(CurrentPayments.of(landed).select("booked_at", "version")) == Set("2026-01-01 00:00:00.0 999")
    )
  }
}
