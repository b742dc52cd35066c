package io.meshwork.quality

import com.amazon.deequ.analyzers.{Analyzer, CountDistinct, Entropy, UniqueValueRatio, Uniqueness}
import com.amazon.deequ.analyzers.runners.AnalysisRunner
import com.amazon.deequ.metrics.{DoubleMetric, Metric => DeequMetric}

import io.meshwork.quality.metric.{Measured, Measuring, Metric, Metrics}
import io.meshwork.quality.plan.BatchRows
import java.util.{List => JList, Optional}
import org.apache.spark.sql.Row
import org.scalacheck.Gen
import org.scalatestplus.scalacheck.ScalaCheckPropertyChecks
import scala.jdk.CollectionConverters._

/** All groupings in one pass give the numbers that Deequ gives grouping by grouping. */
class FrequencySpec extends SuiteFixture with ScalaCheckPropertyChecks {
  private val where = "d is null or d > 0"
  private val value: Gen[Any] = Gen.oneOf(null, "", "a", "b", " ")
  private val number: Gen[Any] = Gen.oneOf(null, 0.0, -0.0, 1.0, Double.NaN, 2.5)
  private val rows = Gen.resize(12, Gen.listOf(Gen.zip(value, value, number).map(v => Row(v._1, v._2, v._3))))

  private val pairs: List[(Metric, Analyzer[_, DeequMetric[_]])] = {
    val all = Optional.empty[String]
    val some = Optional.of(where)
    List(
      Metrics.uniqueness(JList.of("a"), all) -> Uniqueness(Seq("a")),
      Metrics.uniqueness(JList.of("a", "b"), all) -> Uniqueness(Seq("a", "b")),
      Metrics.uniqueness(JList.of("b", "d"), some) -> Uniqueness(Seq("b", "d"), Some(where)),
      Metrics.uniqueness(JList.of("d"), some) -> Uniqueness(Seq("d"), Some(where)),
      Metrics.uniqueValueRatio("a", all) -> UniqueValueRatio(Seq("a")),
      Metrics.uniqueValueRatio("b", some) -> UniqueValueRatio(Seq("b"), Some(where)),
      Metrics.distinctValues("d", all) -> CountDistinct(Seq("d")),
      Metrics.entropy("a", all) -> Entropy("a"),
      Metrics.entropy("d", some) -> Entropy("d", Some(where))
    )
  }

  test("as Deequ's, over any rows") {
    forAll(rows, minSuccessful(25)) { rows =>
      val frame = data("a string, b string, d double", rows: _*)
      val found = new Measuring(BatchRows.of(frame), Surroundings.at(now)).of(pairs.map(_._1).asJava)
      val ofDeequ = AnalysisRunner.onData(frame).addAnalyzers(pairs.map(_._2)).run()
      for ((metric, analyzer) <- pairs) {
        val expected = ofDeequ.metric(analyzer).get.asInstanceOf[DoubleMetric].value
        found.of(metric) match {
          case number: Measured.Value =>
            // Deequ divides by no rows where none are chosen.
            assert(expected.isSuccess && math.abs(expected.get - number.value) < 1e-12, s"$metric $expected")
          case nothing: Measured.Nothing =>
            assert(expected.toOption.forall(_.isNaN), s"$metric $nothing $expected")
          case other => throw new AssertionError(s"$metric: $other")
        }
      }
    }
  }

  test("more columns than fit one query are measured too") {
    val frame = spark.range(6).selectExpr((0 until 70).map(i => s"id % ${i % 6 + 1} as c$i"): _*)
    val metrics = frame.columns.map(c => Metrics.distinctValues(c, Optional.empty())).toList
    val found = new Measuring(BatchRows.of(frame), Surroundings.at(now)).of(metrics.asJava)
    for ((metric, i) <- metrics.zipWithIndex) assert(found.of(metric) == new Measured.Value(i % 6 + 1))
  }
}
