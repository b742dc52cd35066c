package io.meshwork.contract

import io.meshwork.contract.Expectation.{Operator, Unit => In}
import io.meshwork.contract.LibraryCheck.{Metric, Scope, Severity}
import org.scalatest.funsuite.AnyFunSuite

import java.math.BigDecimal
import java.util.Optional
import scala.jdk.CollectionConverters._

/** Checks by the standard's library metrics, of the topic's fields, of a table and of its columns. */
class LibraryCheckSpec extends AnyFunSuite {
  private val table = "  - name: orders_per_day\n"
  private val customer = "      - {name: customer, logicalType: string, partitionKeyPosition: 1}\n"
  private val state = "{name: state, logicalType: string}"
  private val pieces = "{name: pieces, logicalType: integer}"

  private def ofTable(check: String) = Fixture.edited(table -> s"    quality: [{$check}]\n$table")
  private def ofColumn(check: String) =
    Fixture.edited(customer -> customer.replace("}", s", quality: [{$check}]}"))
  private def ofField(check: String, field: String = state) =
    Fixture.edited(field -> field.replace("}", s", quality: [{$check}]}"))

  private def only(text: String): LibraryCheck = {
    val checks = Fixture.parse(text).checks.asScala
    assert(checks.size == 1)
    checks.head
  }

  private def refuses(what: String, text: String, problem: String): Unit = test(s"refuses $what") {
    assert(Fixture.problems(text) == Seq(problem))
  }

  test("a check says what it counts, of what, and what that must be") {
    val check = only(ofColumn("metric: nullValues, mustBeLessThan: 1.5, unit: percent"))
    assert(check.id == "nullValues(customer)" && check.scope == Scope.ROWS)
    assert(check.metric == Metric.NULL_VALUES && check.columns.asScala.map(_.name) == Seq("customer"))
    assert(check.expected == new Expectation(Operator.LESS, List(new BigDecimal("1.5")).asJava, In.PERCENT))
    assert(check.severity == Severity.ERROR && check.dimension == "completeness")
    assert(check.description == "" && check.line == 31)
  }

  test("a check has the id, severity, dimension and description that the contract gives") {
    val check = only(
      ofTable(
        "id: some, metric: rowCount, mustBeBetween: [1, 20], severity: info, dimension: timeliness, description: Enough."
      )
    )
    assert(check.id == "some" && check.severity == Severity.WARNING && check.dimension == "timeliness")
    assert(check.description == "Enough." && check.columns.isEmpty)
    assert(
      check.expected == new Expectation(
        Operator.BETWEEN,
        List(BigDecimal.ONE, new BigDecimal(20)).asJava,
        In.ROWS
      )
    )
  }

  test("every operator of the standard is read") {
    val operators = Operator.values.toSeq.map { operator =>
      val bounds = if (operator.toString.endsWith("Between")) "[1, 2]" else "2"
      only(ofTable(s"metric: rowCount, $operator: $bounds")).expected.operator
    }
    assert(operators == Operator.values.toSeq)
  }

  test("missing and invalid values are told by arguments") {
    val missing =
      only(ofColumn("metric: missingValues, arguments: {missingValues: [null, '', n/a]}, mustBe: 0"))
    assert(missing.criteria == new Criteria(true, List("", "n/a").asJava, Optional.empty[String]))
    val invalid = only(
      ofColumn("metric: invalidValues, arguments: {validValues: [a, 1], pattern: '^b'}, mustNotBe: 3")
    )
    assert(invalid.criteria == new Criteria(false, List("a", "1").asJava, Optional.of("^b")))
  }

  test("a combination of columns is counted by the table's duplicateValues") {
    val check =
      only(ofTable("metric: duplicateValues, arguments: {properties: [customer, placed_at]}, mustBe: 0"))
    assert(check.id == "duplicateValues(customer, placed_at)" && check.dimension == "uniqueness")
    assert(check.columns.asScala.map(_.name) == Seq("customer", "placed_at"))
  }

  test("a topic's field has a limit above") {
    val limits = Seq(
      "mustBe: 0" -> 0,
      "mustBeLessThan: 5" -> 4,
      "mustBeLessOrEqualTo: 5" -> 5,
      "mustBeLessOrEqualTo: 5, unit: percent" -> 5
    )
    for ((expected, limit) <- limits) {
      val check = only(ofField(s"metric: nullValues, $expected"))
      assert(check.scope == Scope.RECORDS && check.expected.limit.get.intValueExact == limit, expected)
    }
  }

  test("invalid values of a topic's field that may be there are counted; others are the field's constraint") {
    val check = "metric: invalidValues, arguments: {validValues: [new]}"
    assert(Fixture.parse(ofField(s"$check, mustBe: 0")).checks.isEmpty)
    assert(only(ofField(s"$check, mustBe: 0, severity: warning")).severity == Severity.WARNING)
    val some = Fixture.parse(ofField(s"$check, mustBeLessOrEqualTo: 1, unit: percent"))
    assert(some.checks.size == 1 && some.input.field("state").constraints == Constraints.none)
  }

  refuses(
    "a table's metric on a column",
    ofColumn("metric: rowCount, mustBe: 1"),
    "line 31: rowCount counts the rows of a table. Move it to the table."
  )
  refuses(
    "a column's metric on a table",
    ofTable("metric: nullValues, mustBe: 0"),
    "line 34: nullValues counts the values of one column. Move it to the column."
  )
  refuses(
    "a metric of rows together on a topic's field",
    ofField("metric: duplicateValues, mustBe: 0"),
    "line 25: duplicateValues counts rows together. Move it to a table."
  )
  refuses(
    "a limit below on a topic's field",
    ofField("metric: nullValues, mustBeGreaterThan: 3"),
    "line 25: of a topic's records, nullValues has a limit above alone: mustBe: 0 or mustBeLessOrEqualTo. Write anything else on a table's column."
  )
  refuses(
    "an unknown unit",
    ofColumn("metric: nullValues, mustBe: 0, unit: percents"),
    "line 31: unknown unit \"percents\"; did you mean \"percent\"?"
  )
  refuses(
    "a share of all rows that are all rows",
    ofTable("metric: rowCount, mustBe: 5, unit: percent"),
    "line 34: rowCount is a number of rows, not a share of them. Remove the unit."
  )
  refuses(
    "what is not a number",
    ofColumn("metric: nullValues, mustBe: none"),
    "line 31: mustBe of nullValues must be a number"
  )
  refuses(
    "half a row",
    ofColumn("metric: nullValues, mustBeLessThan: 0.5"),
    "line 31: a number of rows is whole. For a share of them add unit: percent."
  )
  refuses(
    "a negative number of rows",
    ofColumn("metric: nullValues, mustNotBe: -1"),
    "line 31: a number of rows is never below 0"
  )
  refuses(
    "more than all rows",
    ofColumn("metric: nullValues, mustBeLessThan: 101, unit: percent"),
    "line 31: a percentage lies between 0 and 100"
  )
  refuses(
    "a range the wrong way round",
    ofTable("metric: rowCount, mustBeBetween: [2, 1]"),
    "line 34: mustBeBetween needs the smaller number first"
  )
  refuses(
    "a check that can't hold",
    ofColumn("metric: nullValues, mustBeLessThan: 0"),
    "line 31: nothing is less than 0. Write mustBe: 0."
  )
  refuses(
    "a check that always holds",
    ofTable("metric: rowCount, mustBeGreaterOrEqualTo: 0"),
    "line 34: every count is 0 or more. Remove the check."
  )
  refuses(
    "missing values that nothing tells",
    ofColumn("metric: missingValues, mustBe: 0"),
    "line 31: missingValues of \"customer\" needs arguments: missingValues with a list"
  )
  refuses(
    "a misspelt argument",
    ofColumn("metric: missingValues, arguments: {missingValue: [a], missingValues: [b]}, mustBe: 0"),
    "line 31: unknown argument \"missingValue\" of missingValues; did you mean \"missingValues\"?"
  )
  refuses(
    "arguments where none are taken",
    ofColumn("metric: nullValues, arguments: {missingValues: [a]}, mustBe: 0"),
    "line 31: nullValues takes no arguments"
  )
  refuses(
    "a value of another type than the field",
    ofField("metric: missingValues, arguments: {missingValues: [-]}, mustBe: 0", pieces)
      .replace("[-]", "['-']"),
    "line 27: a value in the arguments of missingValues of \"pieces\" must be a number"
  )
  refuses(
    "a pattern that is none",
    ofColumn("metric: invalidValues, arguments: {pattern: 'a('}, mustBe: 0"),
    "line 31: pattern of \"customer\" is not a regular expression: Unclosed group at character 3"
  )
  refuses(
    "a combination with an unknown column",
    ofTable("metric: duplicateValues, arguments: {properties: [customr, placed_at]}, mustBe: 0"),
    "line 34: duplicateValues names \"customr\", which is not a column of the table; did you mean \"customer\"?"
  )
  refuses(
    "a combination of nothing",
    ofTable("metric: duplicateValues, mustBe: 0"),
    "line 34: duplicateValues of a table needs arguments: properties with a list of its columns"
  )
  refuses(
    "an unknown severity",
    ofColumn("metric: nullValues, mustBe: 0, severity: errors"),
    "line 31: unknown severity \"errors\"; did you mean \"error\"?"
  )
  refuses(
    "two checks that nothing tells apart",
    ofColumn("metric: nullValues, mustBeLessThan: 9}, {metric: nullValues, mustBeLessThan: 2, unit: percent"),
    "line 31: there are two checks nullValues(customer). Remove one, or give it an id."
  )
}
