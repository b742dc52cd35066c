package io.meshwork.iot

import io.meshwork.testkit.{Message, Servers, ShippedJob}
import org.scalatest.funsuite.AnyFunSuite

import java.nio.file.Files
import java.time.{Instant, LocalDateTime, ZoneOffset}
import java.time.format.DateTimeFormatter

/** A real series of the Numenta Anomaly Benchmark, row for row. */
class NabSpec extends AnyFunSuite {
  private val file = Servers.home.resolve("../shared/data/iot/nab/machine_temperature_system_failure.csv")
  private val format = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss")

  test("a real series lands row for row") {
    assume(Files.isReadable(file), s"the NAB series is not at $file: nothing to compare with")
    val lines = scala.io.Source.fromFile(file.toFile).getLines().drop(1).map(_.split(",")).toSeq
    val series = lines.map { case Array(time, value) =>
      LocalDateTime.parse(time, format).toInstant(ZoneOffset.UTC) -> value
    }
    // The series has a few times twice; of these one value lands.
    val valuesByTime: Map[Instant, Set[Double]] =
      series.groupMap(_._1)(_._2.toDouble).view.mapValues(_.toSet).toMap

    val job = new ShippedJob("iot")
    Servers.begin(job.contract("iot.devices"), job.contract("iot.telemetry"))
    Servers.publish(
      "iot.devices",
      Seq(
        Message(
          "machine-1",
          """{"device":"machine-1","site":"nab","model":"m1","updated_at":"2013-01-01T00:00:00Z"}"""
        )
      )
    )
    assert(job.run("iot.devices", "--batch").exitCode == 0)
    Servers.publish(
      "iot.telemetry",
      series.map { case (time, value) =>
        Message(
          "machine-1",
          s"""{"device":"machine-1","sensor":"machine_temperature","unit":"celsius","value":$value,"event_time":"$time"}"""
        )
      }
    )
    val run = job.run("iot.telemetry", "--batch")
    assert(run.exitCode == 0, run.err)
    assert(run.count("consumed") == series.size)
    assert(run.count("quarantined") == 0, run.quarantinedByRule)

    val landed = Servers
      .cql("SELECT event_time, value FROM iot.readings_by_device_day")
      .map(row => row.getInstant("event_time") -> row.getDouble("value"))
    assert(landed.size == valuesByTime.size)
    assert(landed.forall { case (time, value) => valuesByTime(time)(value) })
  }
}
