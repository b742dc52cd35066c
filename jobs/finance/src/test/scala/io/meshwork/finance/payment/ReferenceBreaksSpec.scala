package io.meshwork.finance.payment

import io.meshwork.finance.TestSpark.texts
import io.meshwork.finance.payment.Payments._
import org.scalatest.funsuite.AnyFunSuite

class ReferenceBreaksSpec extends AnyFunSuite {
  private val paid = credit("A", "1", 0, 10)

  private def breaks(payments: Payment*) = texts(
    ReferenceBreaks.of(frame(payments: _*)).select("payment_id", "kind", "reverses", "reversed_amount")
  )

  test("a reversal of the same amount in the other direction is none, nor is a payment of its own") {
    assert(breaks(paid, debit("A", "2", 1, 10).reversing("1")).isEmpty)
    assert(breaks().isEmpty)
  }

  test("a reversal of an unknown payment") {
    assert(breaks(debit("A", "2", 1, 10).reversing("1")) == Set("2 reversal of an unknown payment 1 null"))
  }

  test("a reversal that comes before its payment is none once both are there") {
    assert(breaks(debit("A", "2", 0, 10).reversing("1"), credit("A", "1", 3, 10)).isEmpty)
  }

  test("a reversal in another account, in the same direction, or of another amount or currency") {
    assert(breaks(paid, debit("B", "2", 1, 10).reversing("1")) == Set("2 reversal in another account 1 10"))
    assert(
      breaks(paid, credit("A", "2", 1, 10).reversing("1")) == Set("2 reversal in the same direction 1 10")
    )
    assert(breaks(paid, debit("A", "2", 1, 9).reversing("1")) == Set("2 reversal of another amount 1 10"))
    assert(
      breaks(paid, debit("A", "2", 1, 10).copy(currency = "EUR").reversing("1")) ==
        Set("2 reversal of another amount 1 10")
    )
  }

  test("a payment that is reversed twice shows both reversals") {
    assert(
      breaks(paid, debit("A", "2", 1, 10).reversing("1"), debit("A", "3", 1, 10).reversing("1")) ==
        Set("2 reversed again 1 10", "3 reversed again 1 10")
    )
  }

  test("a correction can withdraw a wrong reference") {
    assert(breaks(paid, debit("A", "2", 1, 9).reversing("9"), debit("A", "2", 1, 9).at(1)).isEmpty)
  }

  test("a type without a direction, and a payment in two accounts") {
    assert(breaks(paid.copy(`type` = "?")) == Set("1 unknown direction null null"))
    val both = ReferenceBreaks.of(frame(paid, paid.copy(account_id = "B").at(1)))
    assert(
      texts(both.select("account_id", "payment_id", "kind")) ==
        Set("A 1 in several accounts", "B 1 in several accounts")
    )
  }
}
