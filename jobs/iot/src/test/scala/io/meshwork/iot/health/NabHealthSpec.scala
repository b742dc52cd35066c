package io.meshwork.iot.health

import com.fasterxml.jackson.databind.{JsonNode, ObjectMapper}
import org.scalatest.funsuite.AnyFunSuite

import java.nio.file.{Files, Path}
import java.time.format.DateTimeFormatter
import java.time.{LocalDateTime, ZoneOffset}
import scala.jdk.CollectionConverters._
import scala.util.Using

/** The detector as it ships, on nine labelled series of the Numenta Anomaly Benchmark. What it tells is what
  * counts: one row for each anomaly.
  *
  * Its settings come from the literature; that it looks at values and forecast errors, and at nothing more,
  * was chosen on these series: with each series left out the choice is the same. The floor is lower than the
  * score, since one window more or less, which other settings as good find or miss, makes five points.
  */
class NabHealthSpec extends AnyFunSuite {
  private val folder =
    Path.of(System.getProperty("meshwork.home")).resolve("../shared/data/iot/nab").normalize
  private val format = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss")

  private def micros(time: String): Long =
    LocalDateTime.parse(time.take(19), format).toEpochSecond(ZoneOffset.UTC) * 1000000L

  /** In event order, as they land. */
  private def readings(name: String): IndexedSeq[Reading] =
    Using.resource(scala.io.Source.fromFile(folder.resolve(name).toFile)) {
      _.getLines()
        .drop(1)
        .map(_.split(","))
        .map { case Array(time, value) => new Reading(micros(time), value.toDouble) }
        .toIndexedSeq
        .sortBy(_.micros)
    }

  private def labels(readings: IndexedSeq[Reading], windows: JsonNode): NabLabels =
    NabLabels(
      readings.size,
      windows.elements.asScala.toSeq.map { window =>
        val (from, to) = (micros(window.get(0).asText), micros(window.get(1).asText))
        NabWindow(readings.indexWhere(_.micros >= from), readings.lastIndexWhere(_.micros <= to))
      }
    )

  private def detections(readings: IndexedSeq[Reading]): Seq[Int] =
    Series
      .anomalies(Series.judged(readings))
      .collect { case (row, Kind.LEVEL | Kind.FORECAST) => row }

  test("the standard profile of the benchmark") {
    assume(Files.isDirectory(folder), s"the NAB series are not in $folder: nothing to score")
    val windows = new ObjectMapper().readTree(folder.resolve("anomaly_windows.json").toFile)
    val scored = windows.fieldNames.asScala.toSeq.map { name =>
      val series = readings(name)
      val known = labels(series, windows.get(name))
      val found = detections(series)
      val raw = NabScore.raw(known, found)
      val hits = known.windows.count(window => found.exists(window.holds))
      val wrong = found.count(row => row >= known.probation && !known.windows.exists(_.holds(row)))
      info(
        f"$name: ${NabScore.normalised(Seq(known -> raw))}%.1f, $hits of ${known.windows.size} windows, $wrong wrong"
      )
      known -> raw
    }
    val score = NabScore.normalised(scored)
    info(f"standard profile: $score%.1f (HTM 70, KNN-CAD 58.0, Random Cut Forest 51.7 on the full benchmark)")
    assert(score >= 65)
  }
}
