package io.meshwork.quality

import java.util.Optional
import org.apache.spark.sql.{DataFrame, Row}
import scala.jdk.CollectionConverters._

/** What the section Analyzers measures. */
class AnalyzersSpec extends SuiteFixture {
  private val ddl = "v double, s string, b boolean, d date"
  private lazy val full =
    data(ddl, Row(1.0, "abc", true, null), Row(3.0, "d", null, null), Row(3.0, null, null, null))

  private def evaluate(frame: DataFrame, text: String): SuiteResult =
    Suite
      .compile(List(new SuiteSource("a.dqdl", 1, text)).asJava, frame.schema, frame.schema)
      .evaluate(frame, Map.empty[String, RowCount].asJava, Surroundings.at(now))

  private def metrics(frame: DataFrame, analyzers: String*): Map[String, Double] = {
    val found = evaluate(frame, analyzers.mkString("Analyzers = [", ", ", "]"))
    assert(found.results.isEmpty && found.verdict == Verdict.PASSED)
    found.metrics.asScala.map(m => m.key -> m.value).toMap
  }

  test("all statistics of a number, a text and another column") {
    val found = metrics(full, "AllStatistics \"v\"")
    val expected = Map(
      "RowCount" -> 3.0,
      "ColumnCount" -> 4.0,
      "Completeness(v)" -> 1.0,
      "Uniqueness(v)" -> 1.0 / 3,
      "Minimum(v)" -> 1.0,
      "Maximum(v)" -> 3.0,
      "Entropy(v)" -> (math.log(3) - 2 * math.log(2) / 3),
      "Mean(v)" -> 7.0 / 3,
      "StandardDeviation(v)" -> math.sqrt(8.0 / 9),
      "Sum(v)" -> 7.0
    )
    assert(found.keySet == expected.keySet)
    for ((name, value) <- expected) assert(math.abs(found(name) - value) < 1e-12, name)
    assert(
      metrics(full, "AllStatistics \"s\"") == Map(
        "RowCount" -> 3.0,
        "ColumnCount" -> 4.0,
        "Completeness(s)" -> 2.0 / 3,
        "Uniqueness(s)" -> 1.0,
        "MinLength(s)" -> 1.0,
        "MaxLength(s)" -> 3.0
      )
    )
    assert(
      metrics(full, "AllStatistics \"b\"") ==
        Map("RowCount" -> 3.0, "ColumnCount" -> 4.0, "Completeness(b)" -> 1.0 / 3, "Uniqueness(b)" -> 1.0)
    )
  }

  test("single analyzers, and what has no number is left out") {
    assert(
      metrics(
        full,
        "ColumnLength \"s\"",
        "ColumnValues \"v\"",
        "CustomSql \"select sum(v) from primary\""
      ) == Map(
        "MinLength(s)" -> 1.0,
        "MaxLength(s)" -> 3.0,
        "Minimum(v)" -> 1.0,
        "Maximum(v)" -> 3.0,
        "CustomSql(select sum(v) from primary)" -> 7.0
      )
    )
    assert(
      metrics(data(ddl), "AllStatistics \"v\"", "ColumnCorrelation \"v\" \"v\"") ==
        Map("RowCount" -> 0.0, "ColumnCount" -> 4.0)
    )
  }

  test("a metric that a rule asks too is measured once, and is among the metrics with its condition") {
    val found = evaluate(
      full,
      """Rules = [ Mean "v" > 2, Completeness "s" > 0.1 where "v > 1" ] Analyzers = [ Mean "v", RowCount ]"""
    )
    assert(
      found.metrics.asScala.map(m => (m.name, m.where, m.value)) == Seq(
        ("Completeness(s)", Optional.of("v > 1"), 0.5),
        ("Mean(v)", Optional.empty(), 7.0 / 3),
        ("RowCount", Optional.empty(), 3.0)
      )
    )
    assert(found.results.size == 2)
  }
}
