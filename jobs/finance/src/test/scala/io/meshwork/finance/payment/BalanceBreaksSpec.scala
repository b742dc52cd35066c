package io.meshwork.finance.payment

import io.meshwork.testkit.TestSpark.texts
import io.meshwork.finance.payment.Payments._
import org.scalatest.funsuite.AnyFunSuite

class BalanceBreaksSpec extends AnyFunSuite {
  private def breaks(payments: Payment*) =
    texts(BalanceBreaks.of(frame(payments: _*), new java.math.BigDecimal("1.00")))
  private def compared(payments: Payment*) = texts(BalanceBreaks.compared(frame(payments: _*)))

  test("no break where the bank reports what was computed, in whatever order the rows of a day stand") {
    val day = Seq(
      credit("A", "1", 0, 100).reporting(100),
      debit("A", "2", 0, 30).reporting(70),
      debit("A", "3", 0, 30).reporting(40)
    )
    day.permutations.foreach { rows =>
      assert(breaks(rows: _*).isEmpty)
      assert(compared(rows: _*) == Set("A CZK 2026-01-01 40 40 0"))
    }
  }

  test("a break shows both figures") {
    assert(
      breaks(credit("A", "1", 0, 100).reporting(100), debit("A", "2", 1, 30).reporting(65)) ==
        Set("A CZK 2026-01-02 70 65 -5")
    )
  }

  test("the tolerance itself is no break, a hundredth more is") {
    assert(breaks(credit("A", "1", 0, 100).reporting(101)).isEmpty)
    assert(breaks(credit("A", "1", 0, 100).reporting(101.01)) == Set("A CZK 2026-01-01 100 101.01 1.01"))
  }

  test("a balance that another payment of the day starts from doesn't close the day") {
    val misread = Seq(
      credit("A", "1", 0, 100).reporting(100),
      credit("A", "2", 0, 50).reporting(150),
      debit("A", "3", 0, 50).copy(amount = 1).reporting(149)
    )
    assert(compared(misread: _*) == Set("A CZK 2026-01-01 149 149 0"))
    val missing = Seq(credit("A", "1", 0, 100).reporting(100), credit("A", "2", 0, 100).reporting(220))
    assert(breaks(missing: _*) == Set("A CZK 2026-01-01 200 220 20"))
    val passedOver = Seq(
      credit("A", "1", 0, 100).reporting(100),
      debit("A", "2", 0, 100).reporting(0),
      credit("A", "3", 0, 40).reporting(40),
      credit("A", "4", 0, 60).reporting(150)
    )
    assert(breaks(passedOver: _*) == Set("A CZK 2026-01-01 100 150 50"))
  }

  test("a day that moves nothing closes with any balance that it reports") {
    assert(
      compared(
        credit("A", "1", 0, 100).reporting(100),
        debit("A", "2", 1, 30).reporting(70),
        credit("A", "3", 1, 30).reporting(100)
      ) == Set("A CZK 2026-01-01 100 100 0", "A CZK 2026-01-02 100 100 0")
    )
  }

  test("days for which the bank reports nothing are not compared, but count") {
    assert(
      compared(credit("A", "1", 0, 100), debit("A", "2", 1, 30).reporting(70)) ==
        Set("A CZK 2026-01-02 70 70 0")
    )
    assert(compared().isEmpty)
  }
}
