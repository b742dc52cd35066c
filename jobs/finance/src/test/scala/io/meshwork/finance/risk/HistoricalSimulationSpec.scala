package io.meshwork.finance.risk

import org.scalacheck.Gen
import org.scalatest.funsuite.AnyFunSuite
import org.scalatestplus.scalacheck.ScalaCheckPropertyChecks

import java.util.Optional
import scala.jdk.CollectionConverters._
import scala.jdk.OptionConverters._

class HistoricalSimulationSpec extends AnyFunSuite with ScalaCheckPropertyChecks {
  private def of(profits: Seq[BigDecimal]) =
    new HistoricalSimulation(profits.sorted.map(_.bigDecimal).asJava)
  private def number(found: Optional[java.math.BigDecimal]) = found.toScala.map(BigDecimal(_))

  test(
    "of 500 scenarios the fifth worst is the value at risk at 99 percent, the mean of the five the shortfall"
  ) {
    val profits = of((1 to 500).map(n => BigDecimal(n - 100)))
    assert(number(profits.valueAtRisk(99)).contains(95))
    assert(number(profits.expectedShortfall(99)).contains(97))
    assert(number(profits.valueAtRisk(95)).contains(75))
    assert(number(profits.expectedShortfall(95)).contains(87))
  }

  test("a fraction of a scenario counts as a fraction") {
    val profits = of((1 to 150).map(n => BigDecimal(n))) // 1.5 of them are the worst 1 percent
    assert(number(profits.valueAtRisk(99)).contains(-2))
    assert(number(profits.expectedShortfall(99)).contains(BigDecimal("-1.333333")))
  }

  test("a tail without a whole scenario has no answer") {
    assert(of(Seq()).valueAtRisk(95).isEmpty && of(Seq()).expectedShortfall(95).isEmpty)
    assert(of(Seq.fill(19)(1)).valueAtRisk(95).isEmpty && of(Seq.fill(99)(1)).expectedShortfall(99).isEmpty)
    assert(
      of(Seq.fill(20)(1)).valueAtRisk(95).isPresent && of(Seq.fill(100)(1)).expectedShortfall(99).isPresent
    )
  }

  private val profits = Gen.choose(100, 400).flatMap(Gen.listOfN(_, Gen.choose(-1000000, 1000000)))

  test("both are those of the definitions") {
    forAll(profits, Gen.oneOf(95, 99)) { (all, percent) =>
      val tail = BigDecimal(all.size) * (100 - percent) / 100
      val share = (x: Int) => BigDecimal(all.count(_ <= x)) / all.size
      val quantile = all.filter(x => share(x) >= BigDecimal(100 - percent) / 100).min
      assert(number(of(all.map(BigDecimal(_))).valueAtRisk(percent)).contains(-quantile))
      // Acerbi and Tasche (2002), definition 2.6, with the quantile's surplus taken off.
      val below = all.filter(_ <= quantile)
      val shortfall = -(BigDecimal(below.map(_.toLong).sum) - (below.size - tail) * quantile) / tail
      val found = number(of(all.map(BigDecimal(_))).expectedShortfall(percent)).get
      assert((found - shortfall).abs < BigDecimal("0.000002"))
    }
  }

  test("expected shortfall is at least the value at risk, and coherent: no two are worse together") {
    forAll(
      Gen
        .choose(100, 300)
        .flatMap(n =>
          Gen.zip(Gen.listOfN(n, Gen.choose(-1000, 1000)), Gen.listOfN(n, Gen.choose(-1000, 1000)))
        )
    ) { case (a, b) =>
      def shortfall(p: Seq[Int]) = number(of(p.map(BigDecimal(_))).expectedShortfall(95)).get
      assert(shortfall(a) >= number(of(a.map(BigDecimal(_))).valueAtRisk(95)).get)
      val together = a.zip(b).map { case (x, y) => x + y }
      assert(shortfall(together) <= shortfall(a) + shortfall(b) + BigDecimal("0.000002"))
    }
  }
}
