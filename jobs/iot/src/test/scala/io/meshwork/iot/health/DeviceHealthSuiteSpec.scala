package io.meshwork.iot.health

import io.meshwork.iot.health.HealthFleet.heard
import io.meshwork.quality.{Outcome, Suite, SuiteResult, SuiteSource, Surroundings, Verdict}
import org.apache.spark.sql.{DataFrame, Row}

import java.nio.file.{Files, Path}
import java.time.Instant
import scala.jdk.CollectionConverters._

/** The suite as it ships, over rows that the aggregation computes, and over rows that it must not. */
class DeviceHealthSuiteSpec extends HealthSession {
  private lazy val schema = TablesOfContract.of("device_health")("device_health").schema

  private lazy val suite: Suite = {
    val file =
      Path.of(System.getProperty("meshwork.home"), "quality-rules", "suites", "iot", "device_health.dqdl")
    Suite.compile(
      List(new SuiteSource("iot/device_health.dqdl", 1, Files.readString(file))).asJava,
      schema,
      schema
    )
  }

  private lazy val computed: Seq[Row] = {
    val landed = Seq(Registered("dev-1", 1, Some(300))) ++
      (0 to 3).flatMap(heard("dev-1", "temperature", _, 0 until 1440 by 5)) ++
      heard("dev-1", "battery", 1, 0 until 1440 by 60)
    val fleet = new HealthFleet(spark)
    fleet.land(landed)
    fleet.run(landed)
    fleet.product.rows("device_health")
  }

  private def judged(rows: Seq[Row]): SuiteResult =
    suite.evaluate(frame(rows), Map.empty.asJava, Surroundings.at(Instant.parse("2026-03-10T00:00:00Z")))

  private def frame(rows: Seq[Row]): DataFrame = spark.createDataFrame(rows.asJava, schema)

  private def failed(rows: Seq[Row]): Set[String] =
    judged(rows).results.asScala.filter(_.outcome != Outcome.PASSED).map(_.id).toSet

  /** The computed rows, one of them with another value. */
  private def changed(column: String, value: Any): Seq[Row] =
    Row.fromSeq(computed.head.toSeq.updated(schema.fieldIndex(column), value)) +: computed.tail

  test("speaks of the batch alone") {
    assert(suite.rowRules.isEmpty)
  }

  test("what is computed passes, and so does nothing") {
    assert(computed.size == 4 + 1 + 2)
    assert(judged(computed).verdict == Verdict.PASSED, judged(computed).results)
    assert(judged(Nil).verdict == Verdict.PASSED, judged(Nil).results)
  }

  test("what can't be blocks") {
    val wrong = Seq(
      changed("device", null) -> "identity",
      (computed.head +: computed) -> "key",
      changed("period", "2020-01-01") -> "period",
      changed("previous_day", java.sql.Date.valueOf("2030-01-01")) -> "order of days",
      changed("max_anomaly_score", 1.5) -> "range of scores",
      changed("unusable", 1000000L) -> "counts",
      changed("longest_downtime_s", 1e9) -> "downtimes",
      changed("overdue_at", null) -> "overdue"
    )
    wrong.foreach { case (rows, rule) =>
      assert(judged(rows).verdict == Verdict.BLOCKED, rule)
      assert(failed(rows)(rule), s"$rule: ${failed(rows)}")
    }
  }

  test("devices that do badly are worth a warning, and land") {
    def all(column: String, value: Any): Seq[Row] =
      computed.map(row => Row.fromSeq(row.toSeq.updated(schema.fieldIndex(column), value)))
    assert(failed(all("stuck", true)) == Set("stuck sensors"))
    assert(failed(all("drift", "up")) == Set("drifting sensors"))
    assert(failed(all("unusable", 20L)) == Set("usable readings"))
    assert(judged(all("drift", "up")).verdict == Verdict.WARNED)
  }
}
