package io.meshwork.iot.health

import io.meshwork.iot.health.HealthFleet.{at, day, heard}
import io.meshwork.runtime.aggregate.Ports
import org.apache.spark.sql.{DataFrame, Dataset, Row}

import java.sql.Date
import scala.jdk.CollectionConverters._

class DeviceHealthAggregationSpec extends HealthSession {
  private def wholeDay(n: Int, sensor: String = "temperature"): Seq[Heard] =
    heard("dev-1", sensor, n, 0 until 1440 by 30)

  private def fleet(landed: Seq[Landed]): HealthFleet = {
    val fleet = new HealthFleet(spark)
    fleet.land(landed)
    fleet.run(landed)
    fleet.product.forgetAsked()
    fleet
  }

  private def landed(fleet: HealthFleet, readings: Seq[Landed]): HealthFleet = {
    fleet.land(readings)
    fleet.run(readings)
    fleet
  }

  private def latest(fleet: HealthFleet): Map[String, Row] = fleet.product
    .rows("device_health")
    .filter(_.getString(1) == "latest")
    .map(row => row.getString(2) -> row)
    .toMap

  private def date(n: Int): Date = Date.valueOf(day(n))
  private def periods(days: Int*): Set[Seq[Any]] =
    (days.map(day) :+ "latest").map(Seq[Any]("dev-1", _)).toSet

  test("today's readings make today's be read, and what was kept the day before, however old the device is") {
    for (age <- Seq(2, 30)) {
      val known = fleet((0 until age).flatMap(wholeDay(_)))
      landed(known, wholeDay(age).take(3))
      val kept: Set[Seq[Any]] = Set(Seq("dev-1", day(age - 1)))
      val read: Map[String, Set[Seq[Any]]] = Map(
        "readings_by_device_day" -> Set(Seq("dev-1", date(age))),
        "devices" -> Set(Seq("dev-1")),
        "device_health" -> (periods(age) ++ kept),
        "sensor_states" -> kept
      )
      assert(known.product.asked == read, s"$age days")
      known.product.forgetAsked()
      landed(known, wholeDay(age).drop(3))
      assert(known.product.asked == read, s"$age days, later")
    }
  }

  test("a late reading makes its day stale, and each later one") {
    val known = fleet(Seq(0, 1, 2, 5, 6).flatMap(wholeDay(_)))
    val late = Seq(Heard("dev-1", "temperature", at(2, 7), 30))
    assert(known.touched(late) == periods(2, 5, 6))
    landed(known, late)
    assert(known.product.asked("readings_by_device_day") == Set(2, 5, 6).map(n => Seq("dev-1", date(n))))
    assert(known.product.asked("sensor_states") == Set(Seq("dev-1", day(1))))
  }

  test("a reading of a day that had none goes on from the day before it") {
    val known = fleet(Seq(0, 1, 5).flatMap(wholeDay(_)))
    val late = Seq(Heard("dev-1", "temperature", at(3, 7), 30))
    landed(known, late)
    assert(known.product.asked("sensor_states") == Set(Seq("dev-1", day(1))))
    val Some(row) = known.product.rows("device_health").find(_.getString(1) == day(3))
    assert(row.getDate(4) == date(0) && row.getDate(5) == date(1))
  }

  test("a wrong clock, decades ago, touches no day that has no readings") {
    val known = fleet(wholeDay(0) ++ wholeDay(1))
    val early = Seq(Heard("dev-1", "temperature", java.time.Instant.EPOCH, 20))
    assert(known.touched(early) == periods(0, 1) + Seq("dev-1", "1970-01-01"))
  }

  test("what is told of a sensor at last stays until it is heard of again") {
    val known = fleet(wholeDay(0) ++ wholeDay(0, "battery"))
    val before = latest(known)("battery")
    landed(landed(known, wholeDay(1)), wholeDay(2))
    assert(latest(known)("battery") == before)
    assert(latest(known)("temperature").getDate(3) == date(2))
    landed(known, wholeDay(3, "battery"))
    assert(latest(known)("battery").getDate(3) == date(3))
    assert(latest(known)("battery").getDate(5) == date(0))
  }

  test("with its readings a day goes, and the one before it is the latest again") {
    val readings = wholeDay(0) ++ wholeDay(1)
    val known = fleet(readings)
    known.gone(wholeDay(1))
    known.run(wholeDay(1))
    assert(known.product.content == fleet(wholeDay(0)).product.content)
    known.gone(wholeDay(0))
    known.run(wholeDay(0))
    assert(known.product.content.values.forall(_.isEmpty))
  }

  test("a registration makes all days of its device stale, and no other device's") {
    val other = heard("dev-2", "temperature", 0, 0 until 1440 by 30)
    val known = fleet(Registered("dev-1", 1, Some(1800)) +: (Seq(0, 1, 2).flatMap(wholeDay(_)) ++ other))
    assert(known.product.rows("anomalies").isEmpty)
    val shorter = Seq(Registered("dev-1", 2, Some(300)))
    known.land(shorter)
    assert(known.touched(shorter) == periods(0, 1, 2))
    known.run(shorter)
    assert(known.product.rows("anomalies").size == 3 * 48 - 1)
  }

  test("a registration of a device that was never heard of touches nothing") {
    val known = fleet(Nil)
    val new1 = Seq(Registered("dev-1", 1, Some(300)))
    known.land(new1)
    assert(known.touched(new1).isEmpty)
  }

  test("nothing has changed: nothing is touched, read or computed") {
    val known = fleet(wholeDay(0))
    known.run(Nil)
    assert(known.product.asked.isEmpty)
  }

  test("readings are shuffled once, what is known of the devices once") {
    val known = fleet(wholeDay(0))
    known.land(wholeDay(1))
    val days = DeviceHealthAggregation.days(touchedFrame(day(1), "latest"), known.product)
    assert(shuffles(days) == 2, days.queryExecution.executedPlan)
  }

  test("nothing is computed before it is asked for, and all tables come of one computation") {
    val judged = sc.longAccumulator("readings judged")
    val contract = TablesOfContract.of("device_health")
    val ports = new Ports {
      override def partitions(table: String, keys: Dataset[Row]): DataFrame = {
        val rows = if (table == "readings_by_device_day") wholeDay(0) else Nil
        val schema = contract(table).schema
        val seen = judged // the tasks' closure isn't to hold these ports
        val counted = sc
          .parallelize(rows.map { h =>
            Row(h.device, date(0), h.sensor, java.sql.Timestamp.from(h.time), h.value)
          })
          .map { row => seen.add(1); row }
        spark.createDataFrame(counted, schema)
      }
      override def all(table: String, columns: String*): DataFrame =
        throw new UnsupportedOperationException(table)
    }
    val tables = new DeviceHealthAggregation().compute(touchedFrame(day(0), "latest"), ports).asScala
    assert(judged.value == 0)
    assert(tables("device_health").count() == 2)
    assert(tables("sensor_states").count() == 1)
    assert(tables("anomalies").count() == 0)
    assert(judged.value == wholeDay(0).size)
  }

  private def touchedFrame(periods: String*): DataFrame = spark.createDataFrame(
    periods.map(Row("dev-1", _)).asJava,
    org.apache.spark.sql.types.StructType.fromDDL("device string, period string")
  )
}
