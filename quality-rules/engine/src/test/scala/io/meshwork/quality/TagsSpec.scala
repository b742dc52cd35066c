package io.meshwork.quality

import org.apache.spark.sql.Row
import org.scalacheck.Gen
import org.scalatestplus.scalacheck.ScalaCheckPropertyChecks
import scala.jdk.CollectionConverters._
import scala.jdk.OptionConverters._

/** What the tags of a rule do. */
class TagsSpec extends SuiteFixture with ScalaCheckPropertyChecks {
  private lazy val numbers = data("n INT, v INT", (1 to 10).map(i => Row(i, if (i > 3) i else null)): _*)

  private def info(rule: String): RuleInfo = {
    val suite = compile(numbers.schema, rule)
    (suite.rowRules.asScala.map(_.info) ++ suite.datasetRules.asScala).head
  }

  private def message(rule: String): String =
    problems(numbers.schema, numbers.schema, source(rule)).map(_.message).mkString("\n")

  test("owner, description, dimension, severity and id are the owner's words") {
    val rule = info(
      """IsComplete "v" with id = "value" with owner = "Ada" with description = "No value, no reading." """ +
        """with dimension = "accuracy" with severity = "warning""""
    )
    assert(rule.id == "value" && rule.owner.toScala.contains("Ada"))
    assert(rule.description.toScala.contains("No value, no reading."))
    assert(rule.dimension == Dimension.ACCURACY && rule.severity == Severity.WARNING)
    assert(rule.columns.asScala == Seq("v"))
  }

  test("without tags: an error, nobody's, of its kind's dimension") {
    val rule = info("""IsComplete "v"""")
    assert(rule.owner.isEmpty && rule.description.isEmpty && rule.tolerance == Tolerance.none)
    assert(rule.dimension == Dimension.COMPLETENESS && rule.severity == Severity.ERROR)
    assert(info("RowCount > 0").dimension == Dimension.COVERAGE)
    assert(
      info("""(IsUnique "n") and (Completeness "v" > 0.5)""").dimension == Dimension.UNIQUENESS
    )
  }

  test("the action follows scope and severity, unless it is given") {
    assert(info("""IsComplete "v"""").action == Action.QUARANTINE)
    assert(info("""IsComplete "v" with severity = "warning"""").action == Action.REPORT)
    assert(info("RowCount > 0").action == Action.BLOCK)
    assert(info("""IsComplete "v" with action = "block"""").action == Action.BLOCK)
    assert(info("""IsComplete "v" with action = "report"""").action == Action.REPORT)
    assert(info("""RowCount > 0 with action = "report"""").action == Action.REPORT)
    assert(
      info(
        """IsComplete "v" with severity = "warning" with action = "quarantine""""
      ).action == Action.QUARANTINE
    )
  }

  test("a rule on rows may block the batch, and bears what it tolerates") {
    def verdict(tags: String) = evaluate(numbers, s"""IsComplete "v" $tags""").verdict
    assert(verdict("""with action = "block"""") == Verdict.BLOCKED)
    assert(verdict("""with action = "block" with tolerance = "3 rows"""") == Verdict.PASSED)
    assert(verdict("""with action = "block" with tolerance = "2 rows"""") == Verdict.BLOCKED)
    assert(verdict("""with action = "block" with tolerance = "30%"""") == Verdict.PASSED)
    assert(verdict("""with action = "block" with tolerance = "29.9 %"""") == Verdict.BLOCKED)
    assert(verdict("""with severity = "warning" with tolerance = "1 row"""") == Verdict.WARNED)
    assert(verdict("""with severity = "warning" with tolerance = "3 rows"""") == Verdict.PASSED)
  }

  test("a tolerated failure is said") {
    val result = evaluate(numbers, """IsComplete "v" with tolerance = "3 rows"""").results.get(0)
    assert(result.outcome == Outcome.PASSED && result.failing == 3)
    assert(result.message == "v must not be null: 3 of 10 rows fail, 3 rows tolerated")
  }

  test("a share of rows is exact") {
    forAll(Gen.choose(0L, 100000L), Gen.choose(0L, 100000L), Gen.choose(0, 10000)) {
      (a: Long, b: Long, hundredths: Int) =>
        val (failing, evaluated) = (a min b, a max b)
        val text = s"${hundredths / 100}.${"%02d".format(hundredths % 100)}%"
        val allowed = Tolerance.parse(text).get.allows(failing, evaluated)
        assert(allowed == (failing * 10000 <= evaluated * hundredths))
    }
  }

  for {
    (tag, expected) <- List(
      """action = "blok"""" ->
        """there is no action "blok". Did you mean "block"? Write one of: block, quarantine, report.""",
      """dimension = "completness"""" ->
        """there is no dimension "completness". Did you mean "completeness"? Write one of: accuracy, completeness, conformity, consistency, coverage, timeliness, uniqueness.""",
      """tolerance = "some"""" ->
        """the tolerance "some" is neither a number of rows nor a share of them. Write it like "20 rows" or "0.5%".""",
      """tolerance = "101%"""" ->
        """the tolerance "101%" is neither a number of rows nor a share of them. Write it like "20 rows" or "0.5%".""",
      """owner = " """" -> "the tag owner is empty. Fill it, or remove it.",
      """action = "block" with action = "report"""" ->
        """the tag action is given twice, as "block" and as "report". Keep one."""
    )
  } test(s"refuses $tag")(assert(message(s"""IsComplete "v" with $tag""") == expected))

  test("refuses quarantine and tolerance for the batch as a whole") {
    assert(
      message("""RowCount > 0 with action = "quarantine"""") ==
        """this rule speaks of the batch as a whole, so no single row can go to quarantine. Write action = "block" or "report"."""
    )
    assert(
      message("""RowCount > 0 with tolerance = "3 rows"""") ==
        "this rule speaks of the batch as a whole, so no number of rows can be tolerated. Put the tolerance into its condition, or remove the tag."
    )
  }
}
