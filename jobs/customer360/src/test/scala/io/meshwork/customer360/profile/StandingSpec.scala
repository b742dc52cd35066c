package io.meshwork.customer360.profile

import org.scalacheck.Gen
import org.scalatest.funsuite.AnyFunSuite
import org.scalatestplus.scalacheck.ScalaCheckPropertyChecks

import java.time.{LocalDate, YearMonth}
import scala.jdk.CollectionConverters._

class StandingSpec extends AnyFunSuite with ScalaCheckPropertyChecks {
  private def sale(day: String, amount: String) =
    new Invoice(LocalDate.parse(day), true, new java.math.BigDecimal(amount))
  private def back(day: String, amount: String) =
    new Invoice(LocalDate.parse(day), false, new java.math.BigDecimal(amount))
  private def month(text: String) = YearMonth.parse(text)

  private val bought =
    Seq(
      sale("2025-01-10", "100"),
      sale("2025-03-05", "50"),
      sale("2025-03-05", "30"),
      back("2025-04-01", "-30")
    )

  test(
    "recency counts months from the last sale, frequency sales, monetary what was paid less what came back"
  ) {
    assert(Rfm.of(bought.asJava, month("2025-06")) == new Rfm(3, 3, new java.math.BigDecimal("150")))
    assert(Rfm.of(bought.take(3).asJava, month("2025-03")) == new Rfm(0, 3, new java.math.BigDecimal("180")))
  }

  test("what is older than twelve months, or of a later month, doesn't count") {
    assert(Rfm.of(bought.asJava, month("2026-01")) == new Rfm(10, 2, new java.math.BigDecimal("50")))
    assert(Rfm.of(bought.asJava, month("2025-01")) == new Rfm(0, 1, new java.math.BigDecimal("100")))
  }

  test("there is a standing for each month in whose last twelve was a sale") {
    val months = new Purchases(bought.asJava).months.toList.asScala
    assert(months.head == month("2025-01") && months.last == month("2026-02") && months.size == 14)
    assert(new Purchases(bought.takeRight(1).asJava).months.count == 0)
  }

  test("the history of a customer is counted in days with a sale, to the end of the month") {
    val history = new Purchases(bought.asJava).history(month("2025-03"))
    assert(history.repeats == 1 && history.last == 54 / 7.0 && history.weeks == 81 / 7.0)
  }

  test("an average sale is less what was given back") {
    assert(new Purchases(bought.asJava).averageSale == 50.0)
  }

  test("standings of months gone by don't change with what comes later") {
    val invoices = Gen.nonEmptyListOf(Gen.zip(Gen.choose(0, 700), Gen.choose(1, 500)))
    forAll(invoices) { drawn =>
      val all = drawn.map { case (d, a) =>
        sale(LocalDate.parse("2024-01-01").plusDays(d.toLong).toString, a.toString)
      }
      val cut = all.map(_.month).min
      val early = new Purchases(all.filter(!_.month.isAfter(cut)).asJava)
      val late = new Purchases(all.asJava).until(cut)
      assert(Rfm.of(early.invoices, cut) == Rfm.of(late.invoices, cut))
      assert(early.history(cut) == late.history(cut))
    }
  }

  test("the typical segments put who buys much and lately first, and whom nobody has seen last") {
    val typical = Segmentation.typical
    def segment(recency: Int, frequency: Int, monetary: Int) =
      typical.of(new Rfm(recency, frequency, java.math.BigDecimal.valueOf(monetary.toLong)))
    assert(segment(0, 15, 9000) == 1 && segment(1, 5, 1500) == 2 && segment(5, 2, 450) == 3)
    assert(segment(0, 1, 300) == 4 && segment(10, 1, 200) == 5)
    assert(segment(10, 1, -200) == 5, "who gave back more than was bought")
  }
}
