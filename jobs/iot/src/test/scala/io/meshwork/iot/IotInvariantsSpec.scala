package io.meshwork.iot

import io.meshwork.testkit.{Invariants, Message}
import java.time.Instant
import org.scalatest.funsuite.AnyFunSuite
import scala.util.Random

/** Every table of every product of the domain, by the shipped contracts, suites and code. */
class IotInvariantsSpec extends AnyFunSuite with Invariants {
  private val start = Instant.parse("2026-03-01T20:00:00Z")
  private val arrival = Some(start.plusSeconds(5 * 86400).toEpochMilli)

  /** The last one has no readings, and is taken away. */
  private val devices = (0 to 3).map(n => f"dev-$n%04d")

  private def registration(device: String, second: Int, more: String): Message = {
    val at = start.plusSeconds(second)
    Message(
      device,
      s"""{"device":"$device","site":"north","model":"m1","updated_at":"$at"$more}""",
      Some(at.toEpochMilli)
    )
  }

  private def deletion(device: String, second: Int) =
    Message(device, null, Some(start.plusSeconds(second).toEpochMilli))

  /** Within few minutes of three days, so that many have the same place. */
  private def reading(random: Random): Message = {
    val device = devices(random.nextInt(3))
    val time = start.plusSeconds(random.nextInt(3) * 86400L + random.nextInt(240))
    val (sensor, unit) =
      Seq("temperature" -> "fahrenheit", "temperature" -> "celsius", "humidity" -> "percent")(
        random.nextInt(3)
      )
    val more =
      Seq("", ",\"firmware\":\"1.0.0\"", ",\"firmware\":\"1.1.0\"", ",\"sequence\":2")(random.nextInt(4))
    val json =
      s"""{"device":"$device","sensor":"$sensor","unit":"$unit","value":${random.nextInt(
          6
        )},"event_time":"$time"$more}"""
    val sent = random.nextInt(30) match {
      case 0 => json.dropRight(3)
      case 1 => json.replace("\"event_time\"", "\"time\"")
      case 2 => json.replace(device, "dev-9999")
      case 3 => json.replace("}", ",\"self_test\":true}")
      case 4 => null
      case _ => json
    }
    Message(device, sent, arrival)
  }

  test("order, repetition, batches and the time of runs make no difference, and nothing gets lost") {
    val random = new Random(3)
    val registered = for (device <- devices) yield registration(device, 0, ",\"expected_interval_s\":60")
    val changed =
      for (second <- 1 to 4; device <- devices)
        yield registration(
          device,
          second,
          Seq("", ",\"calibration\":1.5", ",\"calibration\":null", ",\"expected_interval_s\":90")(
            random.nextInt(4)
          )
        )
    val tables = requireInvariants(
      first = Map("iot.devices" -> registered),
      sources = Map(
        "iot.telemetry" -> Seq.fill(400)(reading(random)),
        "iot.devices" -> (changed :+ deletion(devices(3), 2) :+ deletion(devices(3), 7))
      ),
      computed = Seq("iot.device_health"),
      domains = Seq(IotJob.domain),
      trials = 4
    )
    assert(tables(("iot.telemetry", "readings_by_device_day")).size > 200)
    assert(tables(("iot.telemetry", "rollup_1m_by_device_day")).size > 20)
    assert(tables(("iot.devices", "devices")).size == 3, "one was taken away")
    val health = tables(("iot.device_health", "device_health"))
    assert(health.count(_.contains("latest")) == 6, "three devices have two sensors each")
    assert(tables(("iot.device_health", "sensor_states")).size == 18, "on three days")
  }
}
