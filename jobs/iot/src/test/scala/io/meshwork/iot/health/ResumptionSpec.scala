package io.meshwork.iot.health

import io.meshwork.iot.health.HealthFleet.day
import org.apache.spark.sql.types.StructType
import org.apache.spark.sql.{DataFrame, Row}

import java.sql.Date
import scala.jdk.CollectionConverters._

class ResumptionSpec extends HealthSession {
  private def date(n: Int): Date = Date.valueOf(day(n))

  private def frame(ddl: String, rows: Seq[Row]): DataFrame =
    spark.createDataFrame(rows.asJava, StructType.fromDDL(ddl))

  private def stale(days: Int*): DataFrame =
    frame("device string, day date", days.map(n => Row("dev-1", date(n))))

  /** A sensor's row: its day, the one before, the first. */
  private def told(rows: (String, Int, Option[Int], Int)*): DataFrame = frame(
    "device string, sensor string, day date, previous_day date, first_day date",
    rows.map { case (sensor, at, previous, first) =>
      Row("dev-1", sensor, date(at), previous.map(date).orNull, date(first))
    }
  )

  private def periods(stale: DataFrame, told: DataFrame): Set[String] =
    Resumption.periods(stale, told).collect().map(_.getString(1)).toSet

  private def lost(stale: DataFrame, told: DataFrame): Set[Date] =
    Resumption.lostDays(stale, told).collect().map(_.getDate(1)).toSet

  test("a new day goes on from the latest, the latest from the one before") {
    val latest = told(("a", 4, Some(3), 0), ("b", 2, None, 2))
    assert(periods(stale(5), latest) == Set(day(4), day(2)))
    assert(periods(stale(4), latest) == Set(day(3), day(2)))
    assert(lost(stale(4), latest).isEmpty && lost(stale(5), latest).isEmpty)
  }

  test("a late day goes on from where its own row did, or that of the next day") {
    val own = told(("a", 9, Some(7), 0), ("a", 7, Some(4), 0), ("a", 9, Some(7), 0))
    assert(periods(stale(7), own) == Set(day(4)))
    assert(periods(stale(5, 6), own) == Set(day(4)))
    assert(lost(stale(5, 6), own).isEmpty)
  }

  test("a sensor's first day goes on from nothing") {
    val own = told(("a", 4, None, 4), ("a", 5, Some(4), 4))
    assert(periods(stale(4), own).isEmpty && lost(stale(4), own).isEmpty)
    assert(periods(stale(3), own).isEmpty && lost(stale(3), own).isEmpty)
    assert(periods(stale(3), told()).isEmpty && lost(stale(3), told()).isEmpty)
  }

  test(
    "a row that points to a stale day that a killed run didn't write: all days since the first are stale"
  ) {
    val own = told(("a", 9, Some(6), 2), ("b", 9, Some(5), 0))
    assert(lost(stale(6), own) == (2 to 5).map(date).toSet)
    assert(lost(stale(6), told(("a", 9, Some(6), 2), ("a", 9, Some(4), 2))).isEmpty)
  }

  test("one shuffle by device finds the partitions") {
    assert(shuffles(Resumption.periods(stale(5), told(("a", 4, Some(3), 0)))) == 1)
  }
}
