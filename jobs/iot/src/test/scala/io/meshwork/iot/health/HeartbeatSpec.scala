package io.meshwork.iot.health

import org.scalatest.funsuite.AnyFunSuite

import scala.jdk.CollectionConverters._

class HeartbeatSpec extends AnyFunSuite {
  private val minute = 60 * 1000000L
  private val everyMinute = Heartbeat.everySeconds(60)

  test("three intervals without a reading are no downtime, more are") {
    assert(everyMinute.downMicros(0, minute) == 0)
    assert(everyMinute.downMicros(0, 3 * minute) == 0)
    assert(everyMinute.downMicros(0, 3 * minute + 1) == 2 * minute + 1)
  }

  test("a downtime begins when the first missing reading was due") {
    assert(everyMinute.downMicros(5 * minute, 65 * minute) == 59 * minute)
    assert(everyMinute.overdueMicros(5 * minute).getAsLong == 8 * minute)
  }

  test("without an expected interval nothing is overdue") {
    assert(Heartbeat.unknown().overdueMicros(0).isEmpty)
    assert(Heartbeat.unknown().downMicros(0, Long.MaxValue) == 0)
  }

  test("a sensor is told down by the reading that ends it, a new one isn't") {
    val state = SensorState.start()
    val first = state.judge(new Reading(1000 * minute, 1), everyMinute)
    assert(first.downMicros == 0)
    val second = state.judge(new Reading(1010 * minute, 1), everyMinute)
    assert(second.downMicros == 9 * minute)
    assert(second.anomalies.asScala.map(a => a.kind -> a.sinceMicros) == Seq(Kind.DOWNTIME -> 1001 * minute))
  }

  test("a reading without a value is a sign of life") {
    val state = SensorState.start()
    (0 to 9).foreach(i =>
      state.judge(new Reading(i * minute, if (i % 2 == 0) 1 else Double.NaN), everyMinute)
    )
    assert(state.judge(new Reading(10 * minute, 1), everyMinute).downMicros == 0)
  }
}
