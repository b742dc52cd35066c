package io.meshwork.quality.anomaly

import io.meshwork.quality.Band
import io.meshwork.quality.history.MetricPoint
import java.time.{Duration, Instant}
import java.util.{Map => JMap}
import org.scalatest.funsuite.AnyFunSuite
import scala.jdk.CollectionConverters._
import scala.util.Random

/** The band follows the values, is blind to their anomalies, and doesn't cry wolf. */
class ExpectedBandSpec extends AnyFunSuite {
  private val now = Instant.parse("2026-03-02T00:00:00Z") // a Monday
  private val minutes = Duration.ofMinutes(10)
  private val days = Duration.ofDays(1)

  /** The band after these values, the oldest first. */
  private def band(values: Seq[Double], every: Duration = minutes): Band =
    ExpectedBand.of(points(values, every).asJava, now)

  private def points(values: Seq[Double], every: Duration): Seq[MetricPoint] =
    values.reverse.take(ExpectedBand.DEPTH).zipWithIndex.map { case (value, i) =>
      new MetricPoint("RowCount", now.minus(every.multipliedBy(i + 1L)), s"b$i", value, JMap.of())
    }

  private def normal(random: Random, count: Int, mean: Double = 1000, deviation: Double = 30): Seq[Double] =
    Seq.fill(count)(mean + deviation * random.nextGaussian())

  private def isOutside(value: Double, band: Band): Boolean = value < band.low || value > band.high

  test("finds spikes and drops, after few values and after many") {
    val random = new Random(1)
    for (count <- Seq(ExpectedBand.LEAST, 12, 30, 96); _ <- 1 to 50) {
      val expected = band(normal(random, count))
      assert(isOutside(2500, expected) && isOutside(0, expected), expected)
    }
  }

  test("noise alone is outside in a few of a thousand batches") {
    val random = new Random(2)
    for (count <- Seq(ExpectedBand.LEAST, 15, 30); every <- Seq(minutes, days)) {
      val tries = 4000
      val alarms = (1 to tries).count { _ =>
        val values = normal(random, count + 1)
        isOutside(values.last, band(values.init, every))
      }
      assert(alarms <= tries * 6 / 1000, s"$alarms alarms after $count values")
      assert(alarms >= 1, s"a band that nothing is outside of, after $count values")
    }
  }

  test("earlier anomalies hide none that come later") {
    val random = new Random(3)
    for (_ <- 1 to 50) {
      val values = normal(random, 30).toArray
      random
        .shuffle(values.indices.toList)
        .take(8)
        .foreach(i => values(i) = 20000 + 5000 * random.nextDouble())
      assert(isOutside(20000, band(values.toSeq)) && !isOutside(1000, band(values.toSeq)))
    }
  }

  test("a new level is an anomaly first, and what is expected when half of the values are on it") {
    val random = new Random(4)
    val old = normal(random, 30)
    val later = normal(random, 60, mean = 5000)
    assert(isOutside(later.head, band(old)))
    val accepted = later.indices.find(i => !isOutside(later(i), band(old ++ later.take(i)))).get
    assert(accepted > 5 && accepted <= 16, accepted)
    assert((30 until 60).forall(i => !isOutside(later(i), band(old ++ later.take(i)))))
    assert(isOutside(1000, band(old ++ later)), "the old level is none any more")
  }

  test("a constant history expects no more than what is no change at all") {
    assert(!isOutside(1.0 - 1e-12, band(Seq.fill(30)(1.0))))
    assert(!isOutside(1e-12, band(Seq.fill(30)(0.0))))
    assert(isOutside(0.99, band(Seq.fill(30)(1.0))))
    assert(isOutside(5, band(Seq.fill(30)(4.0))))
    assert(isOutside(0.5, band(Seq.fill(29)(1.0) :+ 0.9)), "one other value doesn't open the band")
  }

  test("batches once a day are compared with those of their weekday") {
    val random = new Random(5)
    // Today is a Monday; Saturdays and Sundays are quiet.
    def day(i: Int): Double = {
      val weekday =
        now.minus(days.multipliedBy(i.toLong)).atZone(java.time.ZoneOffset.UTC).getDayOfWeek.getValue
      (if (weekday >= 6) 100 else 1000) + 20 * random.nextGaussian()
    }
    val weeks = (1 to 28).reverse.map(day)
    val monday = band(weeks, days)
    assert(!isOutside(1000, monday) && isOutside(100, monday), monday)
    assert(monday.method.startsWith("median of those of the same weekday"), monday.method)
    assert(monday.points == 28)
    val sunday = ExpectedBand.of(points(weeks, days).asJava.subList(1, 28), now.minus(days))
    assert(!isOutside(100, sunday) && isOutside(1000, sunday), sunday)
  }

  test("one bad day doesn't spoil the same weekday of the next week") {
    val random = new Random(6)
    val weeks = normal(random, 28)
    for (bad <- 0 until 28) {
      val expected = band(weeks.updated(bad, 9000.0), days)
      assert(!isOutside(1000, expected) && isOutside(9000, expected), s"day $bad: $expected")
    }
  }

  test("batches once an hour are compared with those of their hour") {
    val hours = Duration.ofHours(1)
    val random = new Random(7)
    // Now is midnight; the day is busy from 8 to 18.
    val values = (1 to 96).reverse.map { i =>
      val hour = now.minus(hours.multipliedBy(i.toLong)).atZone(java.time.ZoneOffset.UTC).getHour
      (if (hour >= 8 && hour < 18) 5000 else 200) + 20 * random.nextGaussian()
    }
    val midnight = band(values, hours)
    assert(!isOutside(200, midnight) && isOutside(5000, midnight), midnight)
    assert(midnight.method.startsWith("median of those of the same hour"), midnight.method)
  }

  test("says how the band was found, and by which values") {
    val expected = band(Seq.fill(40)(5.0))
    assert(expected.points == 30)
    assert(
      expected.method ==
        "median and 4.1 robust standard deviations, by 30 values from 2026-03-01T19:00:00Z to 2026-03-01T23:50:00Z"
    )
  }
}
