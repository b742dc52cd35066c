package io.meshwork.quality.history

import io.meshwork.quality.{ExampleSettings, References, RuleResult, SuiteFixture, Surroundings}
import java.time.Instant
import java.util.{Map => JMap}
import org.apache.spark.sql.DataFrame
import scala.jdk.CollectionConverters._

/** Rules judged with earlier values of their metrics. */
trait HistoryFixture extends SuiteFixture {

  /** A history that has these values of each metric, the newest first, one a minute before now. */
  def history(values: (String, Seq[Double])*): MetricHistory = {
    val kept = new KeptHistory
    for ((metric, newestFirst) <- values; (value, i) <- newestFirst.zipWithIndex) {
      kept.append(List(new MetricPoint(metric, minutesAgo(i + 1), s"b$i", value, JMap.of())).asJava)
    }
    kept
  }

  def minutesAgo(minutes: Int): Instant = now.minusSeconds(60L * minutes)

  def judged(
      frame: DataFrame,
      rule: String,
      history: MetricHistory,
      measures: (String, Double)*
  ): RuleResult = {
    val suite = compile(frame.schema, rule)
    val measured = measures.map { case (name, value) => name -> Double.box(value) }.toMap.asJava
    val surroundings = new Surroundings(now, history, References.none, measured, ExampleSettings.none)
    suite.evaluate(frame, counts(suite, frame).asJava, surroundings).results.asScala.last
  }
}
