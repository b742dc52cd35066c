package io.meshwork.iot.health

import org.apache.spark.sql.{Row, SparkSession}

import java.sql.{Date, Timestamp}
import java.time.{Instant, LocalDate, ZoneOffset}
import java.time.temporal.ChronoUnit

/** Something that lands in a table which the health of devices is computed from. */
sealed trait Landed
case class Heard(device: String, sensor: String, time: Instant, value: Double) extends Landed
case class Registered(device: String, version: Int, interval: Option[Int]) extends Landed

/** The product with its ports, as the platform would run it. */
final class HealthFleet(spark: SparkSession) {
  private val readings = "readings_by_device_day"
  private val devices = "devices"
  private var versions: Map[String, Int] = Map.empty
  val product = new InMemoryProduct(spark, new DeviceHealthAggregation, TablesOfContract.of("device_health"))

  /** Lands them: of a device's registrations the one with the greatest version stays. */
  def land(landed: Seq[Landed]): Unit = landed.foreach {
    case heard: Heard => product.upsert(readings, row(heard))
    case Registered(device, version, interval) =>
      if (versions.getOrElse(device, 0) <= version) {
        versions += device -> version
        product.upsert(devices, Row(device, interval.map(Int.box).orNull))
      }
  }

  def gone(heard: Seq[Heard]): Unit = heard.foreach(h => product.remove(readings, row(h)))

  def run(landed: Seq[Landed]): Unit = product.run(changes(landed))

  def touched(landed: Seq[Landed]): Set[Seq[Any]] = product.touched(changes(landed)).toSet

  /** The partition keys that landing them changes. */
  def changes(landed: Seq[Landed]): Map[String, Set[Seq[Any]]] = Map(
    readings -> landed.collect { case heard: Heard => product.keyOf(readings, row(heard)) }.toSet,
    devices -> landed.collect { case Registered(device, _, _) => Seq[Any](device) }.toSet
  )

  private def row(heard: Heard): Row = {
    val day = Date.valueOf(heard.time.atZone(ZoneOffset.UTC).toLocalDate)
    Row(heard.device, day, heard.sensor, Timestamp.from(heard.time), heard.value)
  }
}

object HealthFleet {
  val start: LocalDate = LocalDate.parse("2026-03-02")

  def day(n: Int): String = start.plusDays(n).toString

  def at(day: Int, minute: Int): Instant =
    start.plusDays(day).atStartOfDay(ZoneOffset.UTC).toInstant.plus(minute, ChronoUnit.MINUTES)

  /** Readings every so many minutes of a day; each has its value by itself, so that twice is the same. */
  def heard(device: String, sensor: String, day: Int, minutes: Range): Seq[Heard] = minutes.map { minute =>
    val noise = new scala.util.Random((device, sensor, day, minute).hashCode)
    val value = if (noise.nextInt(200) == 0) 99.0 else 20 - 5 * math.cos(minute * 2 * math.Pi / 1440)
    Heard(device, sensor, at(day, minute), value + noise.nextInt(3))
  }
}
