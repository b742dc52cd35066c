package io.meshwork.quality.history

import io.meshwork.quality.Outcome.{FAILED, PASSED}
import io.meshwork.quality.SuiteSource
import org.apache.spark.sql.Row
import org.apache.spark.sql.types.StructType

/** Metrics that leave the band of their earlier values. */
class DetectAnomaliesSpec extends HistoryFixture {
  private lazy val four =
    data("k string, v double", Row("a", 1.0), Row("b", 2.0), Row(null, 3.0), Row("d", null))
  private lazy val none = data("k string, v double")
  private val schema = StructType.fromDDL("k string, v double")
  private val around4 = Seq(4.0, 4.2, 3.9, 4, 4.1, 4.2, 3.8, 4, 4, 3.9)
  private val around400 = around4.map(_ * 100)

  test("watches any metric, by its rule type's name and parameters") {
    val watched = Map(
      """"RowCount"""" -> "RowCount",
      """"Completeness" "k"""" -> "Completeness(k)",
      """"Mean" "v"""" -> "Mean(v)",
      """"Sum" of v""" -> "Sum(v)",
      """"DistinctValuesCount" "k"""" -> "DistinctValuesCount(k)"
    )
    watched.foreach { case (rule, metric) =>
      val value = judged(four, s"DetectAnomalies $rule", history()).value.doubleValue
      val usual = judged(four, s"DetectAnomalies $rule", history(metric -> around4.map(_ * value / 4)))
      assert(usual.outcome == PASSED && usual.metric == metric, usual.message)
      val odd = judged(four, s"DetectAnomalies $rule", history(metric -> around400.map(_ * value / 4)))
      assert(odd.outcome == FAILED && odd.value == value, odd.message)
    }
  }

  test("tells value, band, method and the history it used") {
    val result = judged(four, """DetectAnomalies "RowCount"""", history("RowCount" -> Seq.fill(40)(400.0)))
    assert(result.expectation == "from 399.6 to 400.4")
    assert(
      result.message == "RowCount is 4; expected from 399.6 to 400.4: median and 4.1 robust standard deviations, " +
        "by 30 values from 2024-06-15T11:30:00Z to 2024-06-15T11:59:00Z"
    )
    val band = result.band.get
    assert((band.low.doubleValue, band.high.doubleValue, band.points) == ((399.6, 400.4, 30)))
  }

  test("too little history is said, not failed") {
    val result = judged(four, """DetectAnomalies "RowCount"""", history("RowCount" -> around400.take(7)))
    assert(result.outcome == PASSED && result.band.isEmpty && result.value == 4)
    assert(result.message == "RowCount is 4; too little history: 7 of 8 values")
  }

  test("that no rows came is an anomaly of their number, and none of their values") {
    val past = history("RowCount" -> around400, "Mean(v)" -> around400)
    assert(judged(none, """DetectAnomalies "RowCount"""", past).outcome == FAILED)
    assert(judged(none, """DetectAnomalies "Mean" "v"""", past).message == "Mean(v) has no rows to judge")
  }

  test("watches what the caller measures") {
    val past = history("Freshness" -> around4, "ConsumerLag" -> around400)
    val fresh = judged(four, """DetectAnomalies "Freshness"""", past, "Freshness" -> 4.0)
    assert(fresh.outcome == PASSED && fresh.metric == "Freshness" && fresh.value == 4)
    assert(judged(four, """DetectAnomalies "Freshness"""", past, "Freshness" -> 4000.0).outcome == FAILED)
    assert(judged(four, """DetectAnomalies "ConsumerLag"""", past, "ConsumerLag" -> 5000.0).outcome == FAILED)
    val unknown = judged(four, """DetectAnomalies "Freshness"""", past)
    assert(unknown.outcome == PASSED && unknown.message == "Freshness was not measured of this batch")
  }

  test("stands in composites") {
    val past = history("RowCount" -> around400)
    assert(judged(four, """(DetectAnomalies "RowCount") or (RowCount > 3)""", past).outcome == PASSED)
    assert(judged(four, """(DetectAnomalies "RowCount") and (RowCount > 3)""", past).outcome == FAILED)
  }

  test("what can't be watched is said, with what can") {
    def problem(rule: String): String =
      problems(schema, schema, new SuiteSource("f", 1, s"Rules = [ DetectAnomalies $rule ]")).head.message
    assert(
      problem(""""RowCont"""").startsWith(
        """there is no metric "RowCont". Did you mean "RowCount"? Metrics: RowCount, """
      )
    )
    assert(problem(""""IsUnique" "k"""").startsWith("""there is no metric "IsUnique"."""))
    assert(problem(""""Mean" "w"""").startsWith("the table has no column \"w\"."))
    assert(problem(""""Mean" "k"""") == "column \"k\" is string; Mean needs a number.")
    assert(
      problem(""""Mean"""") ==
        "Mean is told by other parameters. Write it as in: Mean \"column\" between 0 and 100"
    )
    assert(
      problem(
        """"Freshness" "k""""
      ) == "Freshness takes no column. Write it like: DetectAnomalies \"Freshness\""
    )
  }
}
