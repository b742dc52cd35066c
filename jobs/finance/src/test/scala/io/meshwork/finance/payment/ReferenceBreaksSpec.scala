package io.meshwork.finance.payment

import io.meshwork.testkit.TestSpark.texts
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

  test("a payment of another account is unknown, and so are its reversals") {
    val there = debit("B", "2", 1, 10).reversing("1")
    assert(breaks(paid, there) == Set("2 reversal of an unknown payment 1 null"))
    assert(breaks(paid, there, debit("A", "3", 1, 10).reversing("1")) == breaks(paid, there))
  }

  test("a reversal that comes before its payment is none once both are there") {
    assert(breaks(debit("A", "2", 0, 10).reversing("1"), credit("A", "1", 3, 10)).isEmpty)
  }

  test("a reversal in the same direction, or of another amount or currency") {
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

  test("a type without a direction") {
    assert(breaks(paid.copy(`type` = "?")) == Set("1 unknown direction null null"))
  }
}
