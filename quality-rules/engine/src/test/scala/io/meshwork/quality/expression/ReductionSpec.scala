package io.meshwork.quality.expression

import org.scalacheck.Gen
import org.scalatest.funsuite.AnyFunSuite
import org.scalatestplus.scalacheck.ScalaCheckPropertyChecks

/** The functions over a metric's last values. */
class ReductionSpec extends AnyFunSuite with ScalaCheckPropertyChecks {
  private val values: Gen[List[Double]] =
    Gen.nonEmptyListOf(Gen.oneOf(Gen.choose(-1e6, 1e6), Gen.choose(0.0, 1.0), Gen.const(0.0)))

  private def of(reduction: Reduction, values: Double*): Double = reduction.of.applyAsDouble(values.toArray)

  private def named(name: String, values: Double*): Double = of(Reduction.named(name).get, values: _*)

  private def near(a: Double, b: Double): Boolean = math.abs(a - b) <= 1e-9 * math.max(1, math.abs(b))

  test("what each name gives") {
    val given = List(4.0, 1.0, 3.0, 2.0, 10.0)
    val expected = Map(
      "avg" -> 4.0,
      "max" -> 10.0,
      "median" -> 3.0,
      "min" -> 1.0,
      "std" -> math.sqrt(12.5),
      "stddev" -> math.sqrt(12.5),
      "sum" -> 20.0
    )
    assert(Reduction.names.toArray.toSet == expected.keySet)
    expected.foreach { case (name, value) => assert(near(named(name, given: _*), value), name) }
    assert(of(Reduction.index(0), given: _*) == 4.0)
    assert(of(Reduction.index(4), given: _*) == 10.0)
  }

  test("a percentile is interpolated as R's type 7 does it") {
    // R: quantile(c(15, 20, 35, 40, 50), c(0, .05, .3, .4, .5, .95, 1))
    val expected =
      Map(0.0 -> 15.0, 5.0 -> 16.0, 30.0 -> 23.0, 40.0 -> 29.0, 50.0 -> 35.0, 95.0 -> 48.0, 100.0 -> 50.0)
    expected.foreach { case (percent, value) =>
      assert(near(of(Reduction.percentile(percent), 50, 15, 40, 20, 35), value), percent)
    }
  }

  test("a percentile lies at its place between the sorted values") {
    forAll(values, Gen.choose(0.0, 100.0)) { (some, percent) =>
      val sorted = some.sorted
      val place = percent / 100 * (some.size - 1)
      val below = math.floor(place).toInt
      val above = math.min(below + 1, some.size - 1)
      val expected = sorted(below) + (place - below) * (sorted(above) - sorted(below))
      assert(near(of(Reduction.percentile(percent), some: _*), expected))
    }
  }

  test("the order of the values doesn't matter, save to index") {
    forAll(values) { some =>
      val shuffled = scala.util.Random.shuffle(some)
      (List("avg", "max", "median", "min", "sum").map(n => Reduction.named(n).get) :+ Reduction.percentile(
        90
      )).foreach { reduction =>
        assert(math.abs(of(reduction, some: _*) - of(reduction, shuffled: _*)) <= 1e-6)
      }
    }
  }

  test("median and average lie between min and max; moving the values moves them, and not the spread") {
    forAll(values, Gen.choose(-1000.0, 1000.0)) { (some, by) =>
      val moved = some.map(_ + by)
      List("avg", "median").foreach { name =>
        assert(named(name, some: _*) >= named("min", some: _*) - 1e-6)
        assert(named(name, some: _*) <= named("max", some: _*) + 1e-6)
        assert(math.abs(named(name, moved: _*) - named(name, some: _*) - by) <= 1e-6)
      }
      if (some.size > 1) assert(math.abs(named("stddev", moved: _*) - named("stddev", some: _*)) <= 1e-5)
    }
  }

  test("of fewer values than were asked for, those that are there count") {
    val average = new Reduced(Reduction.named("avg").get, 10)
    assert(average.value(Array(2.0, 4.0)) == 3.0)
    assert(average.value(Array.tabulate(20)(i => if (i < 10) 1.0 else 99.0)) == 1.0)
    assert((average.depth, average.needs) == ((10, 1)))
    val deviation = new Reduced(Reduction.named("stddev").get, 5)
    assert((deviation.depth, deviation.needs) == ((5, 2)))
    assert(new Reduced(Reduction.index(2), 3).needs == 3)
  }
}
