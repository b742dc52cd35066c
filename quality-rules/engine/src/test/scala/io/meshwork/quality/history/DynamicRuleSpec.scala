package io.meshwork.quality.history

import io.meshwork.quality.Outcome.{FAILED, PASSED, SKIPPED}
import io.meshwork.quality.{Band, SuiteSource}
import java.util.Optional
import org.apache.spark.sql.Row
import org.apache.spark.sql.types.StructType

/** Conditions on a metric's earlier values. */
class DynamicRuleSpec extends HistoryFixture {
  private lazy val four =
    data("k string, v double", Row("a", 1.0), Row("b", 2.0), Row(null, 3.0), Row("d", null))
  private val schema = StructType.fromDDL("k string, v double")

  test("judges by the last values, whatever is done with them") {
    val past = history("RowCount" -> Seq(5, 4, 3, 2, 1, 100), "Completeness(k)" -> Seq(0.5, 0.7))
    val rules = Map(
      "RowCount > last()" -> FAILED,
      "RowCount = index(last(5), 1)" -> PASSED,
      "RowCount > avg(last(5))" -> PASSED,
      "RowCount > avg(last(5))*2" -> FAILED,
      "RowCount between min(last(5)) - 1 and max(last(5))" -> PASSED,
      "RowCount not between min(last(5)) and max(last(5))" -> FAILED,
      "RowCount <= median(last(5)) + 1" -> PASSED,
      "RowCount < sum(last(5)) / 3" -> PASSED,
      "RowCount < percentile(last(5), 75)" -> FAILED,
      "RowCount > abs(avg(last(5)) - 7)" -> FAILED,
      "RowCount in [last(), last() - 1]" -> PASSED,
      "RowCount not in [last(), last() - 1]" -> FAILED,
      "RowCount < avg(last(6)) + 2 * stddev(last(6))" -> PASSED,
      "RowCount > 10 - 2 * 3" -> FAILED,
      "RowCount > (10 - 2) * 3 - 21" -> PASSED,
      """Completeness "k" > max(last(2))""" -> PASSED,
      """(Completeness "k" > last()) and (RowCount < last())""" -> PASSED,
      """ColumnValues "v" > 1 with threshold > 0.1 * 2""" -> PASSED
    )
    rules.foreach { case (rule, outcome) =>
      val result = judged(four, rule, past)
      assert(result.outcome == outcome, s"$rule: ${result.message}")
    }
  }

  test("shows the number and the band that the history made of the condition") {
    val past = history("RowCount" -> Seq.fill(10)(10020.0))
    val result = judged(four, "RowCount > avg(last(10))*0.6", past)
    assert(result.expectation == "> avg(last(10)) * 0.6 = 6,012")
    assert(result.message == "RowCount is 4; expected > avg(last(10)) * 0.6 = 6,012")
    assert(result.band == Optional.of(new Band(6012.0, null, "> avg(last(10)) * 0.6", 10)))
    val between = judged(four, "RowCount between min(last(10)) - 10 and max(last(10))", past)
    assert(between.expectation == "between min(last(10)) - 10 and max(last(10)) = 10,010 and 10,020")
    assert(between.band.get.low == 10010.0 && between.band.get.high == 10020.0)
    assert(judged(four, "RowCount <= last()", past).band.get == new Band(null, 10020.0, "<= last()", 1))
    assert(judged(four, "RowCount not in [last(), 1]", past).band.isEmpty)
    assert(judged(four, "RowCount > 3", past).band.isEmpty)
  }

  test("uses what is there, and says so") {
    val result = judged(four, "RowCount > avg(last(10))", history("RowCount" -> Seq(3, 4)))
    assert(result.outcome == PASSED && result.band.get.points == 2)
    assert(result.message == "RowCount is 4; expected > avg(last(10)) = 3.5, by 2 of 10 earlier values")
  }

  test("too little history is said, not failed") {
    for (
      (rule, past, wanted) <- Seq(
        ("RowCount > avg(last(10))*100", Seq.empty[Double], "0 of 10"),
        ("RowCount > 100 * stddev(last(5))", Seq(7.0), "1 of 5"),
        ("RowCount > index(last(3), 2)", Seq(7.0, 8.0), "2 of 3")
      )
    ) {
      val result = judged(four, rule, history("RowCount" -> past))
      assert(result.outcome == PASSED && result.value == 4 && result.band.isEmpty)
      assert(result.message == s"RowCount is 4; too little history: $wanted values")
    }
  }

  test("a metric over chosen rows has a history of its own") {
    val past = history("RowCount" -> Seq(100), "RowCount where v > 1" -> Seq(1))
    val result = judged(four, """RowCount > last() where "v > 1"""", past)
    assert(result.outcome == PASSED && result.expectation == "> last() = 1", result.message)
  }

  test("a division by zero in the history can't be told") {
    val result = judged(four, "RowCount > 10 / last()", history("RowCount" -> Seq(0)))
    assert(result.outcome == SKIPPED && result.message == "RowCount is 4; > 10 / last() divides by zero")
  }

  test("what can't be understood is said, with what can") {
    val expected = Map(
      "RowCount > last(3)" -> "last(3) is 3 values, not one. Make one number of them, such as avg(last(3)).",
      "RowCount > average(last(3))" ->
        "there is no function average(). Functions: abs, avg, index, last, max, median, min, percentile, std, stddev, sum.",
      "RowCount > medain(last(3))" ->
        "there is no function medain(). Did you mean \"median\"? Functions: abs, avg, index, last, max, median, min, percentile, std, stddev, sum.",
      "RowCount > avg(3)" -> "avg() takes the last values of the metric, such as last(10), not 3.",
      "RowCount > avg(last(0))" -> "the number of last() is 0. Give a whole number from 1 to 1000.",
      "RowCount > avg(last(2.5))" -> "the number of last() is 2.5. Give a whole number from 1 to 1000.",
      "RowCount > index(last(3), 3)" -> "the second number of index() is 3. Give a whole number from 0 to 2.",
      "RowCount > percentile(last(3), 101)" -> "the percentage of percentile() is 101. Give 0 to 100.",
      "RowCount > percentile(last(3))" -> "percentile() takes 2 arguments, not 1.",
      "RowCount > avg(last(3)) / (2 - 2)" -> "a division by zero. Write the number that is meant.",
      """ColumnLength "k" > avg(last(3))""" ->
        "> avg(last(3)) speaks of a metric's earlier values, which a row's value doesn't have. Compare with a number, or the share of rows: with threshold > avg(last(10)).",
      """ColumnValues "v" > avg(last(3))""" ->
        "avg(last(3)) speaks of a metric's earlier values, which a row's value doesn't have. Compare with a number, or the share of rows: with threshold > avg(last(10))."
    )
    expected.foreach { case (rule, message) =>
      assert(
        problems(schema, schema, new SuiteSource("f", 1, s"Rules = [ $rule ]")).map(_.message) == List(
          message
        )
      )
    }
  }
}
