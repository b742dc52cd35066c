package io.meshwork.iot.health

import org.scalatest.funsuite.AnyFunSuite

import scala.util.Random

class ForecastSpec extends AnyFunSuite {
  private def errors(values: Seq[Double]): Seq[Double] = {
    val forecast = Forecast.start()
    Series.of(values).map(forecast.error)
  }

  private def spread(errors: Seq[Double]): Double = math.sqrt(errors.map(e => e * e).sum / errors.size)

  test("of a constant there is no error, from the first reading on") {
    assert(errors(Seq.fill(1000)(7.5)).forall(_ == 0))
  }

  test("learns a daily cycle") {
    val last = errors(Series.daily(10)).takeRight(Series.perDay)
    assert(spread(last) < 1)
    assert(spread(Series.daily(10).takeRight(Series.perDay).map(_ - 20)) > 7)
  }

  test("learns how much of a deviation stays") {
    val random = new Random(3)
    val values = Seq.iterate(0.0, 3000)(0.9 * _ + random.nextGaussian())
    assert(spread(errors(values).takeRight(1000)) < 1.2)
    assert(spread(values) > 2)
  }

  test("a jump is an error of its size, once") {
    val jumped = errors(Seq.iterate(0.0, 2000)(x => if (x > 5) x - 10 else x + 0.1) ++ Seq.fill(10)(50.0))
    assert(jumped(2000) > 40)
    assert(jumped.drop(2005).forall(_.abs < 15))
  }

  test("a skipped reading is learnt from as usual for its hour, and says nothing of what stays") {
    val skipping = Forecast.start()
    val other = Forecast.start()
    Series.of(Series.daily(2)).foreach { reading =>
      skipping.error(reading)
      other.error(reading)
    }
    val Seq(first, second) = Series.of(Series.daily(3)).slice(2 * Series.perDay, 2 * Series.perDay + 2)
    skipping.skip(first)
    other.error(first)
    assert((skipping.error(second) - other.error(second)).abs < 0.1)
  }
}
