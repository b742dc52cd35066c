package io.meshwork.iot.health

import org.scalatest.funsuite.AnyFunSuite

import scala.jdk.CollectionConverters._
import scala.util.Random

class AnomalyDetectorSpec extends AnyFunSuite {
  private val normal = Series.daily(14)

  private def scores(values: Seq[Double]): Seq[Double] = Series.judged(Series.of(values)).map(_.score)

  private def found(values: Seq[Double]): Seq[(Int, Kind)] =
    Series.anomalies(Series.judged(Series.of(values)))

  test("scores lie between 0 and 1, and what a sensor usually does isn't anomalous") {
    assert(scores(normal).forall(score => score >= 0 && score <= 1))
    assert(found(normal).isEmpty)
  }

  test("a value beyond all before is anomalous, the more the further") {
    val at = 10 * Series.perDay + Series.perDay / 2
    def withValue(value: Double) = scores(normal.updated(at, value))(at)
    assert(withValue(30) == 0)
    assert(withValue(40) > AnomalyDetector.THRESHOLD)
    assert(withValue(80) > withValue(40))
    assert(withValue(-40) > AnomalyDetector.THRESHOLD)
    assert(found(normal.updated(at, 80.0)) == Seq(at -> Kind.LEVEL))
  }

  test("a usual value at an unusual time is anomalous") {
    val midnight = 10 * Series.perDay
    assert(found(normal.updated(midnight, 25.0)) == Seq(midnight -> Kind.FORECAST))
  }

  test("the threshold is an excess of five percent of the width") {
    val flat = Seq.tabulate(1000)(i => if (i % 2 == 0) 0.0 else 100.0)
    assert(scores(flat :+ 104.9).last < AnomalyDetector.THRESHOLD)
    assert(scores(flat :+ 105.1).last > AnomalyDetector.THRESHOLD)
  }

  test("learns for two days and 288 readings") {
    assert(found(normal.take(400).updated(300, 500.0)).isEmpty)
    assert(found(normal.take(700).updated(577, 500.0)) == Seq(577 -> Kind.LEVEL))
    val hourly = normal.take(400).zipWithIndex.map { case (value, i) =>
      new Reading(Series.start + i * 12 * Series.step, if (i == 200 || i == 300) 500 else value)
    }
    val state = SensorState.start()
    val judgements = hourly.map(state.judge(_, Heartbeat.everySeconds(3600)))
    assert(judgements(200).score == 0)
    assert(judgements(200).anomalies.isEmpty)
  }

  test("an anomaly is told once; the next after 120 readings") {
    val at = 1000
    val values = Seq(at -> 100.0, at + 1 -> 200.0, at + 120 -> 400.0, at + 121 -> 800.0).foldLeft(normal) {
      case (known, (i, value)) => known.updated(i, value)
    }
    assert(found(values).map(_._1).filter(_ <= at + 121) == Seq(at, at + 121))
    assert(scores(values)(at + 120) > AnomalyDetector.THRESHOLD)
  }

  test("a constant sensor has no score until it changes") {
    assert(scores(Seq.fill(2000)(21.5)).forall(_ == 0))
    assert(found(Seq.fill(2000)(21.5) :+ 22.0) == Seq(2000 -> Kind.LEVEL))
    assert(scores(Seq.fill(2000)(0.0) :+ 1.0).last == 1.0)
  }

  test("heavy tails cause hardly more false alarms than light ones: fewer than three in two weeks") {
    val tails = Seq[Random => Double](
      _.nextGaussian(),
      random => math.exp(random.nextGaussian()),
      random => math.pow(1 - random.nextDouble(), -1 / 2.5)
    )
    for (next <- tails) {
      val alarms = (1 to 20).map { seed =>
        val random = new Random(seed)
        found(Seq.fill(14 * Series.perDay)(next(random))).size
      }
      assert(alarms.sum / 20.0 < 3)
    }
  }

  test("a single reading has the score 0") {
    assert(scores(Seq(5.0)) == Seq(0.0))
  }

  test("the first reading after a gap isn't judged by its forecast") {
    val readings = Series.of(normal)
    val half = Series.perDay / 2
    val cut = readings.take(10 * Series.perDay) ++ readings.drop(10 * Series.perDay + half)
    assert(Series.anomalies(Series.judged(cut)) == Seq(10 * Series.perDay -> Kind.DOWNTIME))
  }

  test("the reading and the score stand in what is told") {
    val told = Series.judged(Series.of(normal.updated(2000, 80.0)))(2000)
    val anomaly = told.anomalies.asScala.head
    assert(anomaly.reading == Series.of(normal.updated(2000, 80.0))(2000))
    assert(anomaly.score == told.score)
    assert(anomaly.sinceMicros == anomaly.reading.micros)
  }
}
