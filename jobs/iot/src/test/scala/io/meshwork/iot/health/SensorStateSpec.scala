package io.meshwork.iot.health

import io.meshwork.runtime.{Category, MeshException}
import org.scalacheck.Gen
import org.scalatest.funsuite.AnyFunSuite
import org.scalatestplus.scalacheck.ScalaCheckPropertyChecks

class SensorStateSpec extends AnyFunSuite with ScalaCheckPropertyChecks {

  /** Days of a sensor with gaps, repeats, rests, jumps and values that are none. */
  private val series: Gen[Seq[Reading]] = for {
    count <- Gen.choose(0, 2000)
    steps <- Gen.listOfN(count, Gen.frequency(20 -> Gen.const(300), 1 -> Gen.choose(0, 90000)))
    values <- Gen.listOfN(
      count,
      Gen.frequency(
        60 -> Gen.choose(0.0, 10.0),
        60 -> Gen.const(5.0),
        1 -> Gen.choose(-1e12, 1e12),
        1 -> Gen.oneOf(Double.NaN, Double.PositiveInfinity, Double.NegativeInfinity)
      )
    )
  } yield steps.scanLeft(0L)(_ + _).tail.zip(values).map { case (seconds, value) =>
    new Reading(Series.start + seconds * 1000000L, value)
  }

  private def restored(state: SensorState): SensorState = SensorState.of(state.bytes)

  test("kept and gone on from, at any cut, it is what one go makes of it") {
    forAll(series, Gen.choose(0.0, 1.0)) { (readings, part) =>
      val whole = SensorState.start()
      val expected = Series.judged(readings, whole)
      val (before, after) = readings.splitAt((part * readings.size).toInt)
      val first = SensorState.start()
      val judged = Series.judged(before, first)
      val second = restored(first)
      assert(judged ++ Series.judged(after, second) == expected)
      assert(second.bytes sameElements whole.bytes)
    }
  }

  test("kept after each reading, too") {
    val readings = Series.of(Series.daily(3))
    val expected = Series.judged(readings)
    var state = SensorState.start()
    val judged = readings.map { reading =>
      state = restored(state)
      state.judge(reading, Series.heartbeat)
    }
    assert(judged == expected)
  }

  test("a late reading changes no state before it") {
    val readings = Series.of(Series.daily(4))
    val (before, after) = readings.splitAt(2 * Series.perDay)
    def states(all: Seq[Reading]): Seq[Seq[Byte]] = {
      val state = SensorState.start()
      all.map { reading =>
        state.judge(reading, Series.heartbeat)
        state.bytes.toSeq
      }
    }
    val late = new Reading(after.head.micros + 1, 33)
    val withLate = states(before ++ (after.head +: late +: after.tail))
    val without = states(readings)
    assert(withLate.take(before.size + 1) == without.take(before.size + 1))
    assert(withLate.last != without.last)
  }

  test("a value that is none changes nothing but the heartbeat") {
    val readings = Series.of(Series.daily(5))
    val dirty = readings.flatMap(r => Seq(r, new Reading(r.micros + 1, Double.NaN)))
    val clean = Series.judged(readings)
    val judged = Series.judged(dirty).grouped(2).toSeq
    assert(judged.map(_.head) == clean)
    assert(judged.map(_.last).forall(j => j.score == 0 && j.anomalies.isEmpty))
  }

  test("is small") {
    val state = SensorState.start()
    Series.judged(Series.of(Series.daily(40)), state)
    assert(state.bytes.length <= 1536)
    assert(state.bytes.length == SensorState.start().bytes.length)
  }

  test("refuses a reading that is older than the one before, but not one of the same time") {
    val state = SensorState.start()
    state.judge(new Reading(10, 1), Series.heartbeat)
    state.judge(new Reading(10, 2), Series.heartbeat)
    val refused = intercept[IllegalArgumentException] { state.judge(new Reading(9, 1), Series.heartbeat) }
    assert(
      refused.getMessage == "A reading is older than its sensor's state. Hand the readings over by event_time, and a state that ends before them."
    )
  }

  test("refuses a state of another version, and half a state") {
    val bytes = SensorState.start().bytes
    val unknown = intercept[MeshException] { SensorState.of(bytes.updated(0, 9.toByte)) }
    assert(unknown.category == Category.DEFECT)
    assert(
      unknown.getMessage == "The kept state of a sensor has version 9; this job reads version 1. Judge the sensor from its first reading on."
    )
    assert(intercept[MeshException] { SensorState.of(bytes.dropRight(1)) }.getMessage.contains("ends early"))
    assert(intercept[MeshException] { SensorState.of(Array.empty) }.getMessage.contains("ends early"))
  }

  test("tells once that a sensor is stuck, from its first unchanged reading on") {
    val values = Series.daily(3) ++ Seq.fill(100)(20.5)
    val state = SensorState.start()
    val judged = Series.judged(Series.of(values), state)
    val Seq((at, kind)) = Series.anomalies(judged).filter(_._2 == Kind.STUCK)
    assert(at == 3 * Series.perDay + 12)
    assert(judged(at).anomalies.get(0).sinceMicros == Series.start + 3 * Series.perDay * Series.step)
    assert(state.isStuck)
    assert(state.unchanged == 100)
  }
}
