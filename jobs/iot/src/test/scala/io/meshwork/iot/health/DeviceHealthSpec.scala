package io.meshwork.iot.health

import org.apache.spark.sql.functions.{col, to_date}
import org.apache.spark.sql.{DataFrame, Row}
import org.scalacheck.Gen
import org.scalatestplus.scalacheck.ScalaCheckPropertyChecks

import java.sql.{Date, Timestamp}
import scala.util.Random

class DeviceHealthSpec extends HealthSession with ScalaCheckPropertyChecks {
  private case class Sent(device: String, sensor: String, micros: Long, value: Option[Double])

  private def frame(ddl: String, rows: Seq[Row]): DataFrame =
    spark.createDataFrame(
      sc.parallelize(rows, 3),
      org.apache.spark.sql.types.StructType.fromDDL(ddl)
    )

  private def readings(sent: Seq[Sent]): DataFrame =
    frame(
      "device string, sensor string, micros bigint, value double",
      sent.map(s => Row(s.device, s.sensor, s.micros, s.value.orNull))
    ).selectExpr("device", "sensor", "timestamp_micros(micros) as event_time", "value")

  private def registry(seconds: (String, Any)*): DataFrame =
    frame(
      "device string, site string, expected_interval_s int",
      seconds.map { case (device, interval) =>
        Row(device, "north", interval)
      }
    )

  private lazy val known = registry("dev-1" -> 300, "dev-2" -> null)
  private lazy val tables = TablesOfContract.of("device_health")
  private lazy val noTold = frame(tables("device_health").schema.toDDL, Nil)
  private lazy val noStates = frame(tables("sensor_states").schema.toDDL, Nil)

  private def series(device: String, sensor: String, values: Seq[Double]): Seq[Sent] =
    Series.of(values).map(reading => Sent(device, sensor, reading.micros, Some(reading.value)))

  private def days(sent: Seq[Sent]): DataFrame = DeviceHealth.days(readings(sent), known, noTold, noStates)
  private def latest(days: DataFrame): DataFrame = DeviceHealth.health(days).where("period = 'latest'")

  private val jump = 3 * Series.perDay + 10
  private lazy val sample = series("dev-1", "temperature", Series.daily(4).updated(jump, 99.0)) ++
    series("dev-1", "humidity", Series.daily(2, seed = 2)) ++
    series("dev-2", "temperature", Series.daily(1, seed = 3)) ++
    series("dev-3", "temperature", Series.daily(1, seed = 4))

  /** Comparable: states as their bytes. */
  private def content(rows: DataFrame): Set[Seq[Any]] =
    rows
      .collect()
      .map(_.toSeq.map {
        case bytes: Array[Byte] => bytes.toSeq
        case other              => other
      })
      .toSet

  test("a row for each device, sensor and day, with typed columns") {
    val judged = days(sample)
    assert(
      judged.schema.map(f => s"${f.name} ${f.dataType.simpleString}").mkString(", ") ==
        "periods array<string>, state binary, " +
        "anomalies array<struct<event_time:timestamp,kind:string,value:double,score:double,since:timestamp>>, " +
        "device string, sensor string, day date, first_day date, previous_day date, " +
        "expected_interval_s int, last_event_time timestamp, last_value double, " +
        "overdue_at timestamp, readings bigint, unusable bigint, downtimes bigint, downtime_s double, " +
        "longest_downtime_s double, anomaly_score double, max_anomaly_score double, stuck boolean, " +
        "unchanged bigint, unchanged_since timestamp, drift string, drift_since timestamp"
    )
    assert(judged.count() == 4 + 2 + 1 + 1)
    assert(judged.where("readings <> 288").isEmpty)
  }

  test("the health of a sensor is that of its latest day") {
    val health = latest(days(sample))
    assert(health.count() == 4)
    val Array(row) = health.where("device = 'dev-1' and sensor = 'temperature'").collect()
    assert(row.getAs[Date]("day") == Date.valueOf("2026-03-05"))
    assert(row.getAs[Date]("previous_day") == Date.valueOf("2026-03-04"))
    assert(row.getAs[Date]("first_day") == Date.valueOf("2026-03-02"))
    assert(row.getAs[Int]("expected_interval_s") == 300)
    assert(row.getAs[Timestamp]("last_event_time") == Timestamp.valueOf("2026-03-05 23:55:00"))
    assert(row.getAs[Timestamp]("overdue_at") == Timestamp.valueOf("2026-03-06 00:10:00"))
    assert(row.getAs[Double]("last_value") == Series.daily(4).last)
    assert(row.getAs[Double]("anomaly_score") < 0.5)
    assert(row.getAs[Double]("max_anomaly_score") > 0.5)
    assert(row.getAs[String]("drift") == "none")
    assert(row.isNullAt(row.fieldIndex("drift_since")))
    assert(!row.getAs[Boolean]("stuck"))
  }

  test("an anomaly has its reading, kind and score") {
    val Array(row) = DeviceHealth.anomalies(days(sample)).collect()
    val time = Timestamp.valueOf("2026-03-05 00:50:00")
    assert(
      row.toSeq.patch(6, Nil, 1) ==
        Seq("dev-1", "2026-03-05", "temperature", time, "level", 99.0, time)
    )
    assert(row.getAs[Double]("score") > 0.5)
  }

  test("without a row or a number in the registry nothing is overdue") {
    val unknown = latest(days(sample)).where("device in ('dev-2', 'dev-3')")
    assert(unknown.count() == 2)
    assert(unknown.where("overdue_at is not null or downtimes <> 0").isEmpty)
  }

  test("a downtime counts to the day of the reading that ends it") {
    val sent = series("dev-1", "battery", Series.daily(2))
    val gap = sent.take(280) ++ sent.drop(300)
    val rows = days(gap).select("downtimes", "downtime_s", "longest_downtime_s").orderBy("day").collect()
    assert(rows.toSeq == Seq(Row(0, 0.0, 0.0), Row(1, 6000.0, 6000.0)))
    val Array(told) = DeviceHealth.anomalies(days(gap)).select("kind", "score", "since").collect()
    assert(told == Row("downtime", null, Timestamp.valueOf("2026-03-02 23:20:00")))
  }

  test("a stuck sensor is told, and since when") {
    val sent = series("dev-1", "vibration", Series.daily(2) ++ Seq.fill(Series.perDay)(17.0))
    val Array(row) =
      latest(days(sent)).select("stuck", "unchanged", "unchanged_since").collect()
    assert(row == Row(true, 288, Timestamp.valueOf("2026-03-04 00:00:00")))
    assert(DeviceHealth.anomalies(days(sent)).where("kind = 'stuck'").count() == 1)
  }

  test("a drifting sensor is told, and where to") {
    val values = Series.daily(30).zipWithIndex.map { case (value, i) =>
      value + math.max(0, i - 20 * Series.perDay) / 100.0
    }
    val drifting = days(series("dev-1", "temperature", values)).where("drift <> 'none'").orderBy("day")
    assert(drifting.where("drift <> 'up' or drift_since is null").isEmpty)
    assert(drifting.head().getAs[Date]("day").after(Date.valueOf("2026-03-22")))
  }

  test("a value that is null or NaN is a sign of life") {
    val sent = Seq(
      Sent("dev-1", "battery", Series.start, None),
      Sent("dev-1", "battery", Series.start + Series.step, Some(Double.NaN))
    )
    val columns = Seq("readings", "unusable", "last_value", "unchanged", "unchanged_since", "anomaly_score")
    val Array(row) = days(sent).select(columns.map(col): _*).collect()
    assert(row == Row(2, 2, null, 0, null, 0.0))
    assert(DeviceHealth.anomalies(days(sent)).isEmpty)
  }

  test("a single reading, and none at all") {
    assert(days(Seq(Sent("dev-1", "battery", Series.start, Some(3.7)))).count() == 1)
    assert(days(Nil).isEmpty)
  }

  test("going on from the states of the day before gives the rows that one go gives") {
    val all = readings(sample)
    val whole = DeviceHealth.days(all, known, noTold, noStates)
    val day = to_date(col("event_time"))
    for (cut <- Seq("2026-03-03", "2026-03-05")) {
      val before = DeviceHealth.days(all.where(day < cut), known, noTold, noStates)
      val told = DeviceHealth.health(before).where("period <> 'latest'")
      val later = DeviceHealth.days(all.where(day >= cut), known, told, DeviceHealth.states(before))
      val current = col("day") >= cut
      assert(content(later.where(current)) == content(whole.where(current)), cut)
      assert(content(latest(later)) == content(latest(whole)), cut)
    }
  }

  test("the order and the partitions of the readings change nothing") {
    val expected = content(days(sample))
    forAll(Gen.choose(1, 7), Gen.long, minSuccessful(5)) { (partitions, seed) =>
      val shuffled = readings(new Random(seed).shuffle(sample)).repartition(partitions)
      assert(
        content(DeviceHealth.days(shuffled, known.repartition(partitions), noTold, noStates)) == expected
      )
    }
  }

  test("what was told of a sensor that has no readings is told again, as its latest state alone") {
    val before = days(sample.filter(_.sensor == "humidity"))
    val told = DeviceHealth.health(before).where("period <> 'latest'")
    val later = DeviceHealth.days(readings(Nil), known, told, DeviceHealth.states(before))
    assert(content(DeviceHealth.health(later)) == content(latest(before)))
    assert(DeviceHealth.states(later).isEmpty && DeviceHealth.anomalies(later).isEmpty)
  }

  test("readings are shuffled once") {
    assert(shuffles(days(sample)) == 2) // the other is that of what is known
  }
}
