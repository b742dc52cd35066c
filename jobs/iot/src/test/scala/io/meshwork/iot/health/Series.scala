package io.meshwork.iot.health

import java.time.Instant
import java.util.concurrent.TimeUnit
import scala.util.Random
import scala.jdk.CollectionConverters._

/** Readings for the specs: one each five minutes from a Monday's midnight on. */
object Series {
  val start: Long = micros("2026-03-02T00:00:00Z")
  val step: Long = TimeUnit.MINUTES.toMicros(5)
  val perDay: Int = 288
  val heartbeat: Heartbeat = Heartbeat.everySeconds(300)

  def micros(time: String): Long = TimeUnit.SECONDS.toMicros(Instant.parse(time).getEpochSecond)

  def of(values: Seq[Double]): Seq[Reading] =
    values.zipWithIndex.map { case (value, i) => new Reading(start + i * step, value) }

  /** A daily cycle between 10 and 30 with noise of one; the mean of a day is about 20. */
  def daily(days: Int, seed: Int = 1): Seq[Double] = {
    val random = new Random(seed)
    (0 until days * perDay).map { i =>
      20 - 10 * math.cos(2 * math.Pi * i / perDay) + random.between(-1.0, 1.0)
    }
  }

  def judged(readings: Seq[Reading], state: SensorState = SensorState.start()): Seq[Judgement] =
    readings.map(state.judge(_, heartbeat))

  /** What begins at each reading that something begins at. */
  def anomalies(judgements: Seq[Judgement]): Seq[(Int, Kind)] =
    judgements.zipWithIndex.flatMap { case (judgement, i) =>
      judgement.anomalies.asScala.map(anomaly => i -> anomaly.kind)
    }
}
