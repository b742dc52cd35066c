package io.meshwork.quality

import java.nio.file.{Files, Path}
import java.sql.{Date, Timestamp}
import org.apache.spark.sql.Row
import org.apache.spark.sql.types.StructType
import scala.jdk.CollectionConverters._

/** The suites of the domains, as they are shipped, over rows that a stream may bring. */
class ShippedSuitesSpec extends SuiteFixture {
  private val table =
    "device string, sensor string, unit string, value double, event_time timestamp, sequence bigint, firmware string"
  private val rows = table + ", self_test boolean"
  private val devices =
    "device string, site string, model string, calibration decimal(12,6), expected_interval_s int, installed_on date, updated_at timestamp"

  private def shipped(name: String, rows: String, table: String): Suite = {
    val file = Path.of(System.getProperty("meshwork.home"), "quality-rules", "suites", "iot", name)
    val source = new SuiteSource(s"iot/$name", 1, Files.readString(file))
    Suite.compile(List(source).asJava, StructType.fromDDL(rows), StructType.fromDDL(table))
  }
  private lazy val telemetry = shipped("telemetry.dqdl", rows, table)
  private lazy val registry = shipped("devices.dqdl", devices, devices)

  private def reading(sensor: String, unit: String, value: Any, firmware: String = "1.2.3") =
    Row("d1", sensor, unit, value, Timestamp.from(now), 1L, firmware)

  private def broken(row: Row): Set[String] = {
    val frame = data(table, row)
    telemetry.rowRules.asScala
      .filter(r => frame.where(r.applies && !r.passes).count() > 0)
      .filter(_.action == Action.QUARANTINE)
      .map(_.id)
      .toSet
  }

  test("a reading out of its sensor's range breaks that range's rule, the bounds are in") {
    val temperature = "range(temperature)"
    assert(broken(reading("temperature", "celsius", -60.0)).isEmpty)
    assert(broken(reading("temperature", "celsius", 150.0)).isEmpty)
    assert(broken(reading("temperature", "celsius", 150.1)) == Set(temperature))
    assert(broken(reading("temperature", "fahrenheit", 302.0)).isEmpty)
    assert(broken(reading("temperature", "fahrenheit", 303.0)) == Set("range(temperature, fahrenheit)"))
    assert(broken(reading("humidity", "percent", 100.5)) == Set("range(humidity)"))
    assert(broken(reading("vibration", "mm/s", -0.1)) == Set("range(vibration)"))
    assert(broken(reading("battery", "percent", 101.0)) == Set("range(battery)"))
    assert(broken(reading("machine_temperature", "unknown", 1e6)).isEmpty)
  }

  test("a batch of one reading, of none, and of a foreign series is not blocked") {
    val one = data(table, reading("temperature", "celsius", 20.0))
    val foreign = data(
      table,
      (1 to 50).map(i =>
        Row(
          "nyc_taxi",
          "passengers",
          "count",
          i * 1e5,
          Timestamp.valueOf(f"2014-07-${1 + i % 28}%02d 00:$i%02d:00"),
          null,
          null
        )
      ): _*
    )
    for (batch <- List(one, data(table), foreign)) {
      val result = telemetry.evaluate(batch, counts(telemetry, batch).asJava, Surroundings.at(now))
      assert(result.verdict != Verdict.BLOCKED, result.results.asScala.mkString("\n"))
      assert(
        result.results.asScala.forall(_.outcome != Outcome.SKIPPED),
        result.results.asScala.mkString("\n")
      )
    }
  }

  test("a reading without a device blocks") {
    val noDevice = Row(null, "humidity", "percent", 1.0, Timestamp.from(now), 1L, null)
    val batch = data(table, reading("temperature", "celsius", 20.0), noDevice)
    val result = telemetry.evaluate(batch, counts(telemetry, batch).asJava, Surroundings.at(now))
    val failed = result.results.asScala.filter(r => r.action == Action.BLOCK && r.outcome != Outcome.PASSED)
    assert(result.verdict == Verdict.BLOCKED && failed.map(_.id) == Seq("identity"), failed)
  }

  test("versions of one reading that complete each other are worth a warning, and land") {
    val good = reading("temperature", "celsius", 20.0)
    val result =
      telemetry.evaluate(
        data(table, good, good),
        counts(telemetry, data(table, good, good)).asJava,
        Surroundings.at(now)
      )
    val failed = result.results.asScala.filter(_.outcome != Outcome.PASSED)
    assert(result.verdict == Verdict.WARNED && failed.map(_.id).contains("key"), failed)
  }

  test("the registry takes a device as it is, and refuses one that can't be") {
    def device(interval: Integer, calibration: String) =
      Row(
        "d1",
        "hall",
        "m1",
        new java.math.BigDecimal(calibration),
        interval,
        Date.valueOf("2024-01-01"),
        Timestamp.from(now)
      )
    val good = data(devices, device(60, "-1.500000"), Row("d2", "hall", "m1", null, null, null, null))
    val result = registry.evaluate(good, counts(registry, good).asJava, Surroundings.at(now))
    assert(result.verdict == Verdict.PASSED, result.results.asScala.mkString("\n"))
    val bad = counts(registry, data(devices, device(86401, "51")))
    assert(bad("range(calibration)").failing == 1 && bad("interval").failing == 1)
  }
}
