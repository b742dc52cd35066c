package io.meshwork.iot.health

import org.scalatest.funsuite.AnyFunSuite

import scala.util.Random

class DailyLevelsSpec extends AnyFunSuite {
  private val cusumOf: Seq[Double] => Seq[Drift] = numbers => {
    val cusum = new SelfStartingCusum
    numbers.map { number =>
      cusum.accept(number)
      cusum.drift
    }
  }

  private def noise(count: Int, seed: Int): Seq[Double] = {
    val random = new Random(seed)
    Seq.fill(count)(random.nextGaussian())
  }

  test("of 500 steady sensors, few drift within 30 days") {
    val wrong = (1 to 500).count(seed => cusumOf(noise(30, seed)).exists(_ != Drift.NONE))
    assert(wrong <= 50)
  }

  test("a level that moves by a third of its spread each day is found, and where to") {
    val moving = noise(20, 1) ++ noise(30, 2).zipWithIndex.map { case (x, i) => x + i / 3.0 }
    assert(cusumOf(moving.take(20)).forall(_ == Drift.NONE))
    assert(cusumOf(moving).find(_ != Drift.NONE).contains(Drift.UP))
    assert(cusumOf(moving.map(-_)).find(_ != Drift.NONE).contains(Drift.DOWN))
  }

  test("a single bad day is no drift") {
    assert(cusumOf(noise(14, 3) ++ Seq(1000.0) ++ noise(14, 4)).forall(_ == Drift.NONE))
  }

  test("tells of a drift until the new level is learnt") {
    val shifted = Seq.tabulate(10)(_ % 2.0) ++ Seq.tabulate(20)(i => 10 + i % 2.0)
    val first = cusumOf(shifted).indexOf(Drift.UP)
    assert(first == 13)
    assert(cusumOf(shifted).drop(first).takeWhile(_ == Drift.UP).size == SelfStartingCusum.LEARNING + 1)
    assert(cusumOf(shifted).last == Drift.NONE)
  }

  test("a constant doesn't drift, and one that moves for good does") {
    assert(cusumOf(Seq.fill(100)(5.0)).forall(_ == Drift.NONE))
    assert(cusumOf(Seq.fill(100)(5.0) ++ Seq.fill(10)(6.0)).contains(Drift.UP))
  }

  test("Student's t of a number is made normal as Wallace has it") {
    val cusum = new SelfStartingCusum
    Seq(1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0).foreach(cusum.accept)
    // mean 4, variance 28/6; t = 2 / sqrt(28/6 * 8/7) = 0.86603 with 6 degrees of freedom;
    // z = 49/51 * sqrt(6 ln(1.125)) = 0.80769
    assert((cusum.normal(6.0) - 0.80769).abs < 1e-5)
  }

  private def drifts(values: Seq[Double]): Seq[(Int, Long)] = {
    val levels = DailyLevels.start()
    Series.of(values).zipWithIndex.collect {
      case (reading, i) if levels.accept(reading) => i -> levels.driftMicros
    }
  }

  test("a day is judged by the first reading of the next") {
    val climbing = Series.daily(30).zipWithIndex.map { case (value, i) =>
      value + math.max(0, i / Series.perDay - 13) * 0.1
    }
    assert(drifts(Series.daily(30)).isEmpty)
    val (at, since) = drifts(climbing).head
    assert(at % Series.perDay == 0)
    assert(since == Series.start + (at - Series.perDay) * Series.step)
  }

  test("half days don't count") {
    val levels = DailyLevels.start()
    val halves = Series.of(Series.daily(40)).zipWithIndex.collect {
      case (reading, i) if i % Series.perDay < Series.perDay / 2 =>
        new Reading(reading.micros, reading.value + i)
    }
    assert(!halves.exists(levels.accept))
  }
}
