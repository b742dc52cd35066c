package io.meshwork.runtime.suite

import io.meshwork.contract.DataContract
import io.meshwork.quality._
import io.meshwork.runtime.TestSpark
import io.meshwork.runtime.decode.DecodedSchema
import org.apache.spark.sql.{DataFrame, Row}
import org.apache.spark.sql.types.StructType
import org.scalatest.funsuite.AnyFunSuite

import java.time.Instant
import scala.jdk.CollectionConverters._

/** Checks that stand in a contract, as rules of the suite: what they count, and what they say of themselves.
  */
class ContractSuiteSpec extends AnyFunSuite {
  private val fields = StructType.fromDDL("id int, name string, size decimal(6,2), at timestamp")

  // Two rows repeat an id, one more repeats its name; nulls repeat nothing.
  private val rows = Seq(
    (1, "ash", "1.00"),
    (1, "n/a", "2.50"),
    (2, "", "0.00"),
    (2, null, null),
    (3, "a\"b\\", "2.50"),
    (null, "ash", null),
    (null, "o'k", "9.00"),
    (4, "elm", "9.00")
  )

  private lazy val batch: DataFrame = TestSpark.session.createDataFrame(
    rows.map { case (id, name, size) =>
      Row(id, name, Option(size).map(new java.math.BigDecimal(_)).orNull, null)
    }.asJava,
    fields
  )

  private def contract(ofField: String = "", ofTable: String = "", ofColumn: String = ""): DataContract = {
    def quality(checks: String) = if (checks.isEmpty) "" else s", quality: [{$checks}]"
    DataContract.parse(
      "things.odcs.yaml",
      s"""apiVersion: v3.1.0
         |kind: DataContract
         |id: things-1
         |version: 1.0.0
         |status: active
         |domain: test
         |dataProduct: things
         |servers:
         |  - {server: in, type: kafka, host: "localhost:9092"}
         |  - server: out
         |    type: custom
         |    customProperties: [{property: engine, value: cassandra}]
         |team: {members: [{username: ann, role: owner}, {username: bob, role: owner}]}
         |schema:
         |  - name: thing
         |    physicalType: topic
         |    customProperties: [{property: eventTime, value: at}]
         |    properties:
         |      - {name: id, logicalType: integer, required: true}
         |      - {name: name, logicalType: string${quality(ofField)}}
         |      - {name: size, logicalType: number, physicalType: "decimal(6,2)"}
         |      - {name: at, logicalType: timestamp, required: true}
         |  - name: things
         |    physicalType: table
         |    properties:
         |      - {name: id, logicalType: integer, partitionKeyPosition: 1}
         |      - {name: name, logicalType: string${quality(ofColumn)}}
         |      - {name: size, logicalType: number, physicalType: "decimal(6,2)"${quality(
          if (ofColumn.contains("'")) "" else ofColumn
        )}}
         |      - {name: at, logicalType: timestamp}
         |    quality: [${if (ofTable.isEmpty) "" else s"{$ofTable}"}]
         |""".stripMargin
    )
  }

  private def suite(contract: DataContract): Suite = Suite.compile(
    ContractSuite.sources(contract),
    DecodedSchema.fields(contract.input.fields),
    DecodedSchema.fields(contract.primaryTable.columns)
  )

  private def evaluated(contract: DataContract): Seq[RuleResult] =
    suite(contract)
      .evaluate(batch, java.util.Map.of[String, RowCount](), Surroundings.at(Instant.now()))
      .results
      .asScala
      .toSeq

  private def value(contract: DataContract, id: String): Double =
    evaluated(contract).find(_.rule.id == id).get.value

  private def failing(check: String): Long = {
    val rule = suite(contract(ofField = check)).rowRules.asScala.head
    batch.where(rule.applies && !rule.passes).count()
  }

  test("nulls of a column are counted, and their share of all rows") {
    assert(value(contract(ofColumn = "metric: nullValues, mustBe: 0"), "nullValues(name)") == 1)
    assert(value(contract(ofColumn = "metric: nullValues, mustBe: 0"), "nullValues(size)") == 2)
    val percent = contract(ofColumn = "metric: nullValues, mustBeLessThan: 20, unit: percent")
    assert(value(percent, "nullValues(name)") == 12.5 && value(percent, "nullValues(size)") == 25)
  }

  test("missing values are those that the contract lists") {
    def missing(list: String) = value(
      contract(ofColumn = s"metric: missingValues, arguments: {missingValues: $list}, mustBe: 0"),
      "missingValues(name)"
    )
    assert(missing("[null, '', n/a]") == 3)
    assert(missing("['']") == 1)
    assert(missing("""["o'k", 'a"b\']""") == 2)
  }

  test("invalid values are neither listed nor null") {
    def invalid(arguments: String) = value(
      contract(ofColumn = s"metric: invalidValues, arguments: {$arguments}, mustBe: 0, id: 'x'"),
      "x"
    )
    assert(invalid("validValues: [ash, elm]") == 4)
    assert(invalid("pattern: '^[a-z]{3}$'") == 4)
    assert(invalid("validValues: [ash], pattern: 'e'") == 7)
    assert(invalid("""pattern: '^[^"\\]*$'""") == 1)
  }

  test("numbers are compared as numbers") {
    val column =
      contract(ofColumn = "metric: invalidValues, arguments: {validValues: [1, 2.5, 0]}, mustBe: 0")
    assert(value(column, "invalidValues(size)") == 2)
  }

  test("duplicates are the rows beyond the first of a value, or of a combination") {
    def duplicates(more: String) = value(
      contract(ofTable = s"metric: duplicateValues, arguments: {properties: $more, id: x"),
      "x"
    )
    assert(duplicates("[id]}, mustBe: 0") == 2)
    assert(duplicates("[name]}, mustBe: 0") == 1)
    assert(duplicates("[id, name]}, mustBe: 0") == 0)
    assert(duplicates("[id]}, mustBe: 0, unit: percent") == 25)
  }

  test("each operator means what the standard says") {
    val holds = Seq(
      "mustBe: 8" -> true,
      "mustBe: 7" -> false,
      "mustNotBe: 7" -> true,
      "mustNotBe: 8" -> false,
      "mustBeGreaterThan: 7" -> true,
      "mustBeGreaterThan: 8" -> false,
      "mustBeGreaterOrEqualTo: 8" -> true,
      "mustBeGreaterOrEqualTo: 9" -> false,
      "mustBeLessThan: 9" -> true,
      "mustBeLessThan: 8" -> false,
      "mustBeLessOrEqualTo: 8" -> true,
      "mustBeLessOrEqualTo: 7" -> false,
      "mustBeBetween: [8, 9]" -> true,
      "mustBeBetween: [9, 10]" -> false,
      "mustNotBeBetween: [9, 10]" -> true,
      "mustNotBeBetween: [7, 8]" -> false
    )
    for ((operator, expected) <- holds) {
      val result = evaluated(contract(ofTable = s"metric: rowCount, $operator")).head
      assert((result.outcome == Outcome.PASSED) == expected, s"$operator: $result")
    }
  }

  test("no row is no percent of no rows") {
    val checks = contract(
      ofTable = "metric: duplicateValues, arguments: {properties: [id]}, mustBe: 0, unit: percent",
      ofColumn = "metric: nullValues, mustBe: 0, unit: percent"
    )
    val results = suite(checks)
      .evaluate(batch.limit(0), java.util.Map.of[String, RowCount](), Surroundings.at(Instant.now()))
      .results
      .asScala
    assert(results.size == 3 && results.forall(_.outcome == Outcome.PASSED), results)
  }

  test("a rule has the line, id, severity, dimension, owners and description of its check") {
    val results = evaluated(
      contract(
        ofTable = """metric: rowCount, mustBe: 3, severity: warning, description: "Three, as \"ever\".""""
      )
    )
    val rule = results.head.rule
    assert(rule.file == "things.odcs.yaml" && rule.line == 30 && rule.id == "rowCount")
    assert(rule.severity == Severity.WARNING && rule.dimension == Dimension.COVERAGE)
    assert(rule.owner.get == "ann, bob" && rule.description.get == "Three, as \"ever\".")
  }

  test("records that must not be there go to quarantine") {
    val rule = suite(contract(ofField = "metric: nullValues, mustBe: 0")).rowRules.asScala.head.info
    assert(rule.id == "nullValues(name)" && rule.line == 20 && rule.action == Action.QUARANTINE)
    assert(failing("metric: nullValues, mustBe: 0") == 1)
    assert(failing("metric: missingValues, arguments: {missingValues: [null, '', n/a]}, mustBe: 0") == 3)
    assert(failing("""metric: missingValues, arguments: {missingValues: ["o'k", 'a"b\']}, mustBe: 0""") == 2)
  }

  test("more records than may be there block the batch, or are reported") {
    val limited = "metric: nullValues, mustBeLessThan: 3"
    val blocking = suite(contract(ofField = limited)).rowRules.asScala.head.info
    assert(blocking.action == Action.BLOCK && blocking.tolerance.text == "2 rows")
    val reported = suite(contract(ofField = s"$limited, severity: warning")).rowRules.asScala.head.info
    assert(reported.action == Action.REPORT)
    val share = suite(
      contract(ofField =
        "metric: invalidValues, arguments: {validValues: [ash], pattern: 's'}, mustBeLessOrEqualTo: 0.5, unit: percent"
      )
    ).rowRules.asScala.head.info
    assert(share.tolerance.text == "0.5%")
  }

  test("invalid values of records are neither listed nor null, by lists and patterns alike") {
    def invalid(arguments: String) =
      failing(s"metric: invalidValues, arguments: {$arguments}, mustBe: 0, severity: warning")
    assert(invalid("validValues: [ash, elm]") == 4)
    assert(invalid("pattern: '^[a-z]{3}$'") == 4)
    assert(invalid("validValues: [ash], pattern: 'e'") == 7)
    assert(invalid("""pattern: '^[^"\\]*$'""") == 1)
  }
}
