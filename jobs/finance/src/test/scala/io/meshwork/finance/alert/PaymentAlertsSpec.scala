package io.meshwork.finance.alert

import io.meshwork.testkit.TestSpark.{shuffles, texts}
import io.meshwork.finance.payment.Payments._
import io.meshwork.finance.payment.{Payment => Booking}
import org.scalatest.funsuite.AnyFunSuite

class PaymentAlertsSpec extends AnyFunSuite {
  private val usual = AlertThresholds.usual()

  private def alerts(payments: Seq[Booking]): Set[String] = texts(
    PaymentAlerts
      .of(frame(payments: _*), usual)
      .selectExpr("account_id", "day", "kind", "array_join(payment_ids, ',') as ids", "amount")
  )

  private def cash(id: String, day: Int, amount: BigDecimal): Booking =
    credit("A", id, day, amount).copy(operation = Some("VKLAD"))
  private def transfer(id: String, day: Int, amount: BigDecimal, to: String): Booking =
    debit("A", id, day, amount).copy(
      operation = Some("PREVOD NA UCET"),
      counterparty_bank = Some("AB"),
      counterparty_account = Some(to)
    )
  private def card(id: String, day: Int): Booking =
    debit("A", id, day, 10).copy(operation = Some("VYBER KARTOU"))
  private def cards(n: Int, days: Int): Seq[Booking] = (0 until n).map(i => card(s"${100 + i}", i % days))

  test("ten debits in three days, not nine, nor ten in four") {
    val ids = cards(10, 3).sortBy(p => (p.booked_at, p.payment_id)).map(_.payment_id).mkString(",")
    assert(alerts(cards(10, 3)) == Set(s"A 2026-01-03 velocity $ids 100"))
    assert(alerts(cards(9, 3)).isEmpty)
    assert(alerts(cards(10, 4)).isEmpty)
  }

  test("what the bank books by itself is no velocity") {
    assert(alerts(cards(10, 3).map(_.copy(purpose = Some("SLUZBY")))).isEmpty)
    assert(alerts(cards(10, 3).map(_.copy(operation = None))).isEmpty)
  }

  test("cash just below the limit, three times in a week and above it together") {
    val three = Seq(cash("1", 0, 269000), cash("2", 3, 216000), cash("3", 6, 250000))
    assert(alerts(three) == Set("A 2026-01-07 structuring 1,2,3 735000"))
    assert(alerts(three.take(2)).isEmpty)
    assert(alerts(three.updated(2, cash("3", 7, 250000))).isEmpty)
    assert(alerts(three.updated(1, cash("2", 3, 215999.99))).isEmpty)
    assert(alerts(three.updated(1, cash("2", 3, 270000))).isEmpty)
  }

  test("each currency has its own limit, and one without is not judged") {
    val three = Seq(cash("1", 0, 9000), cash("2", 1, 9000), cash("3", 2, 9000))
    assert(alerts(three).isEmpty)
    assert(alerts(three.map(_.copy(currency = "EUR"))) == Set("A 2026-01-03 structuring 1,2,3 27000"))
    assert(alerts(three.map(_.copy(currency = "GBP"))).isEmpty)
  }

  test("a debit after half a year of quiet, whatever the bank books meanwhile") {
    val interest = (1 to 5).map(i => credit("A", s"i$i", i * 30, 1).copy(purpose = Some("UROK")))
    assert(alerts(cash("1", 0, 5) +: interest :+ card("2", 182)) == Set("A 2026-07-02 dormant account 2 10"))
    assert(alerts(Seq(cash("1", 0, 5), card("2", 181))).isEmpty)
    assert(alerts(Seq(cash("1", 0, 5), cash("2", 182, 5))).isEmpty)
    assert(alerts(Seq(card("2", 182))).isEmpty)
    val filled = Seq(cash("1", 0, 5), cash("2", 182, 5))
    assert(alerts(filled :+ card("3", 211)) == Set("A 2026-07-31 dormant account 3 10"), "filled before")
    assert(alerts(filled :+ card("3", 212)).isEmpty)
  }

  test("cash in and cash out are structured each by itself") {
    def out(id: String, day: Int) = debit("A", id, day, 250000).copy(operation = Some("VYBER"))
    assert(alerts(Seq(cash("1", 0, 250000), out("2", 1), cash("3", 2, 250000))).isEmpty)
    assert(alerts(Seq(out("1", 0), out("2", 1), out("3", 2))) == Set("A 2026-01-03 structuring 1,2,3 750000"))
  }

  test("a large transfer to somebody new, after five others") {
    val habit = (1 to 5).map(i => transfer(s"$i", i, 100, "mother"))
    assert(
      alerts(habit :+ transfer("6", 6, 500, "stranger")) == Set("A 2026-01-07 unusual counterparty 6 500")
    )
    assert(alerts(habit :+ transfer("6", 6, 499.99, "stranger")).isEmpty)
    assert(alerts(habit :+ transfer("6", 6, 500, "mother")).isEmpty)
    assert(alerts(habit.drop(1) :+ transfer("6", 6, 500, "stranger")).isEmpty)
  }

  test("payments of the same day are no habit yet: their order isn't known") {
    val sameDay = (1 to 5).map(i => transfer(s"$i", 6, 100, "mother"))
    assert(alerts(sameDay :+ transfer("6", 6, 500, "stranger")).isEmpty)
  }

  test("what was taken back, and what takes it back, cause nothing") {
    val taken = credit("A", "9", 2, 10).copy(operation = Some("VKLAD")).reversing("100")
    assert(alerts(cards(10, 3) :+ taken).isEmpty)
  }

  test("what says that it takes something back, and doesn't, hides nothing") {
    val three = Seq(cash("1", 0, 269000), cash("2", 3, 216000), cash("3", 6, 250000))
    val found = Set("A 2026-01-07 structuring 1,2,3 735000")
    assert(alerts(three :+ debit("A", "4", 6, 0.01).reversing("2")) == found, "another amount")
    assert(alerts(three :+ credit("A", "4", 6, 216000).reversing("2")) == found, "the same direction")
    assert(alerts(three.map(_.reversing("none"))) == found, "nothing to take back")
    val twice = Seq("4", "5").map(debit("A", _, 6, 216000).copy(operation = Some("VYBER")).reversing("2"))
    assert(alerts(three ++ twice).isEmpty, "taken back once, and one payment more")
  }

  test("a correction counts instead of what it corrects") {
    assert(alerts(cards(10, 3) :+ card("100", 20).at(1)).isEmpty)
  }

  test("no payments, and payments without a direction, cause nothing") {
    assert(alerts(Seq()).isEmpty)
    assert(alerts(cards(10, 3).map(_.copy(`type` = "?"))).isEmpty)
  }

  test("an alert says what was found and what the limit is") {
    def reason(payments: Booking*) =
      PaymentAlerts.of(frame(payments: _*), usual).head().getAs[String]("reason")
    assert(reason(cards(10, 3): _*) == "10 debits in 3 days; 10 are too many")
    assert(
      reason(cash("1", 0, 269000), cash("2", 3, 216000), cash("3", 6, 250000)) ==
        "3 payments in cash in 7 days, each below 270000 and at least 0.80 of it"
    )
    assert(
      reason(cash("1", 0, 5), card("2", 200)) == "debits after 200 quiet days; 182 make an account dormant"
    )
    assert(
      reason(cash("1", 0, 5), cash("2", 200, 5), card("3", 201)) ==
        "debits 1 days after a credit had ended 200 quiet ones; 182 make an account dormant"
    )
  }

  test("the same rows give the same alerts, however they are ordered, in one shuffle") {
    val rows =
      cards(12, 3) ++ (1 to 5).map(i => transfer(s"$i", i, 100, "mother")) :+ transfer("6", 6, 500, "new")
    val expected = alerts(rows)
    assert(expected.size == 3)
    (1 to 3).foreach(seed => assert(alerts(new scala.util.Random(seed).shuffle(rows)) == expected))
    assert(shuffles(PaymentAlerts.of(frame(rows: _*), usual)) == 1)
  }
}
