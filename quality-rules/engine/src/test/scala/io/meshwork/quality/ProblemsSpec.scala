package io.meshwork.quality

import org.apache.spark.sql.types.StructType
import org.scalatest.funsuite.AnyFunSuite
import scala.jdk.CollectionConverters._

/** What is wrong with a suite is told all at once, each at its line, with what is accepted. */
class ProblemsSpec extends AnyFunSuite {
  private val rows =
    StructType.fromDDL("device string, value double, event_time timestamp, self_test boolean")
  private val table = StructType.fromDDL("device string, value double, event_time timestamp, day date")

  private def messages(text: String): List[(Int, String)] = {
    val source = new SuiteSource("s.dqdl", 1, text)
    intercept[InvalidSuiteException](Suite.compile(List(source).asJava, rows, table)).problems.asScala.toList
      .map(p => (p.line, p.message))
  }

  private def message(rule: String): String = messages(s"Rules = [ $rule ]") match {
    case List((1, text)) => text
    case other           => fail(s"not one problem on line 1: $other")
  }

  test("one numbered list over all sources") {
    val first = new SuiteSource(
      "iot/telemetry.dqdl",
      1,
      """# what must hold
        |Rules = [
        |  RowCount > 0,
        |  Completness "device" > 0.9,
        |  # a comment, with "commas", and [brackets]
        |  ColumnValues "valu" > 3 where "devise = 'a'"
        |     with severity = "warnig" with ident = "x",
        |  ColumnValues "value" beetween 1 and 3,
        |  Mean "device" > 3
        |]""".stripMargin
    )
    val second =
      new SuiteSource("telemetry.odcs.yaml", 41, "Rules = [ IsComplete \"device\",\n RowCount > 0 ]")
    val thrown = intercept[InvalidSuiteException](Suite.compile(List(first, second).asJava, rows, table))
    assert(
      thrown.getMessage ==
        """Invalid suite iot/telemetry.dqdl, telemetry.odcs.yaml: 8 problems
          |  1. iot/telemetry.dqdl, line 4: rule type "Completness" is not supported. Did you mean "Completeness"? Supported: AggregateMatch, ColumnCorrelation, ColumnCount, ColumnDataType, ColumnExists, ColumnLength, ColumnNamesMatchPattern, ColumnValues, Completeness, CustomSql, DataFreshness, DatasetMatch, DistinctValuesCount, Entropy, IsComplete, IsPrimaryKey, IsUnique, Mean, ReferentialIntegrity, RowCount, RowCountMatch, SchemaMatch, StandardDeviation, Sum, UniqueValueRatio, Uniqueness.
          |  2. iot/telemetry.dqdl, line 6: the where clause: there is no column "devise". Did you mean "device"? Columns: device, value, event_time, self_test.
          |  3. iot/telemetry.dqdl, line 6: the decoded record has no column "valu". Did you mean "value"? It has: device, value, event_time, self_test.
          |  4. iot/telemetry.dqdl, line 7: there is no severity "warnig". Did you mean "warning"? Write one of: error, warning.
          |  5. iot/telemetry.dqdl, line 7: there is no tag "ident". Tags: action, description, dimension, id, owner, severity, tolerance.
          |  6. iot/telemetry.dqdl, line 8: the rule can't be understood from '1' on. Did you mean "between"? Write it like: ColumnValues "column" >= 0, in ["a", "b", NULL], matches "[a-z]+" or > (now() - 3 days)
          |  7. iot/telemetry.dqdl, line 9: column "device" is string; Mean needs a number.
          |  8. telemetry.odcs.yaml, line 42: a rule with the id 'RowCount > 0' stands already in iot/telemetry.dqdl, line 3. Remove one, or tell them apart: with id = "..."""".stripMargin
    )
    assert(thrown.problems.size == 8)
  }

  for {
    (rule, expected) <- List(
      """IsComplete "self_test" with threshold > 0.5""" ->
        """IsComplete takes no "with threshold". Write it like: IsComplete "column"""",
      """Completeness "self_test" > 0.5""" ->
        """column "self_test" is in the decoded record but not in the table, of which this rule speaks. The table has: device, value, event_time, day.""",
      """IsComplete "day"""" ->
        """column "day" is in the table but not in the decoded record, of which this rule speaks. The decoded record has: device, value, event_time, self_test.""",
      """ColumnValues "device" > 3""" ->
        """column "device" is string; numbers compare with a column of numbers only.""",
      """ColumnValues "value" = "x"""" ->
        """column "value" is double; strings compare with a column of strings only.""",
      """ColumnValues "value" in [EMPTY]""" ->
        """column "value" is double; strings compare with a column of strings only.""",
      """ColumnValues "value" > now()""" ->
        """column "value" is double; dates compare with a column of dates or timestamps only.""",
      """ColumnValues "self_test" = "yes"""" ->
        """column "self_test" is boolean; compare it with "true" or "false".""",
      """ColumnValues "device" matches "[a-z"""" ->
        """"[a-z" is not a regular expression: Unclosed character class.""",
      """ColumnValues "event_time" > "14:30"""" ->
        """a time of day ("14:30") has no date. Compare with "yyyy-MM-dd" or now().""",
      """ColumnValues "value" > NULL""" -> """NULL stands only with =, !=, in and not in.""",
      """ColumnLength "value" > 3""" -> """column "value" is double; ColumnLength needs a string.""",
      """ColumnDataType "device" = "Text"""" ->
        """there is no type "Text". Types: Boolean, Date, Double, Float, Integer, Long, Timestamp.""",
      """ColumnDataType "device" in ["Long"]""" ->
        """ColumnDataType compares with = or != only. Write it like: ColumnDataType "column" = "Integer"""",
      """DataFreshness "value" < 3 days""" ->
        """column "value" is double; DataFreshness needs a date or a timestamp.""",
      """DataFreshness "event_time" < 3""" ->
        """this is not how DataFreshness is written. Write it like: DataFreshness "column" <= 24 hours""",
      """RowCount > avg(last(3))""" ->
        """avg() needs earlier values of the metric, which are not kept. Compare with a number.""",
      """RowCount = NULL""" -> """a metric can't be compared with NULL. Compare with a number.""",
      """Mean "value" > 3 / 0""" -> """a division by zero. Write the number that is meant.""",
      """Mean "value"""" ->
        """this is not how Mean is written. Write it like: Mean "column" between 0 and 100""",
      """IsComplete""" -> """this is not how IsComplete is written. Write it like: IsComplete "column"""",
      """IsComplete "device" > 3""" ->
        """this is not how IsComplete is written. Write it like: IsComplete "column"""",
      """RowCount >""" -> """the rule ends too early. Write it like: RowCount > 0""",
      """(IsComplete "device"""" -> """the rule ends too early. Write it like: IsComplete "column"""",
      """ColumnValues "value" IN [1]""" ->
        """the rule can't be understood from '[1]' on. Did you mean "in"? Write it like: ColumnValues "column" >= 0, in ["a", "b", NULL], matches "[a-z]+" or > (now() - 3 days)""",
      """Entropi "device" > 1""" ->
        """rule type "Entropi" is not supported. Did you mean "Entropy"? Supported: AggregateMatch, ColumnCorrelation, ColumnCount, ColumnDataType, ColumnExists, ColumnLength, ColumnNamesMatchPattern, ColumnValues, Completeness, CustomSql, DataFreshness, DatasetMatch, DistinctValuesCount, Entropy, IsComplete, IsPrimaryKey, IsUnique, Mean, ReferentialIntegrity, RowCount, RowCountMatch, SchemaMatch, StandardDeviation, Sum, UniqueValueRatio, Uniqueness.""",
      """FileSize "path" > 2 MB""" ->
        """FileSize speaks of files, and a suite here of a table's rows. Remove it, and check files where they are written.""",
      """AllStatistics "device"""" ->
        """AllStatistics is an analyzer, not a rule. It stands in: Analyzers = [ AllStatistics "column" ]""",
      """IsComplete "device" where """"" -> """the where clause is empty. Write a condition in it, or remove it.""",
      """IsComplete "device" where "value >"""" ->
        """the where clause: Syntax error at or near end of input.""",
      """IsComplete "device" where "value"""" ->
        """the where clause: Filter expression "value" of type "DOUBLE" is not a boolean.""",
      """IsComplete "device" with severity = "error" with severity = "warning"""" ->
        """the tag severity is given twice, as "error" and as "warning". Keep one.""",
      """(IsComplete "device" with severity = "error") and (IsComplete "value" with severity = "warning")""" ->
        """the tag severity is given twice, as "error" and as "warning". Keep one.""",
      """IsComplete "device" with id = " """" -> """the tag id is empty. Fill it, or remove it.""",
      """CustomSql "select device from primary" = 0""" ->
        """the statement of CustomSql: it gives device STRING, not one number.""",
      """CustomSql "select count(*) from others" = 0""" ->
        """the statement of CustomSql: it reads the table others; it may read only "primary", the batch.""",
      """CustomSql "select sum(valeu) from primary" = 0""" ->
        """the statement of CustomSql: there is no column "valeu". Did you mean "value"? Columns: device, value, event_time, day.""",
      """CustomSql "select value from primary"""" ->
        """CustomSql needs a condition on the one number that its statement gives. Write it like: CustomSql "select count(*) from primary" > 0"""
    )
  } test(rule)(assert(message(rule) == expected))

  test("sections: no rules, an open bracket, text after the rules, commas too many, a variable unknown") {
    assert(
      messages("Analyzers = [ RowCount ]").map(_._2) ==
        List("""no rules found. Write them as: Rules = [ IsComplete "column", RowCount > 0 ]""")
    )
    assert(
      messages("Rules = [ RowCount > 0,\n IsComplete \"device\"") ==
        List((2, """the bracket of "Rules = [" is not closed. Add ] after the last rule."""))
    )
    assert(
      messages("Rules = [ RowCount > 0 ]\nAnalyzers = [ RowCount ]") ==
        List(
          (2, """"Analyzers" after the rules is not supported. Remove it; only Rules = [ ... ] is read.""")
        )
    )
    assert(
      messages("Rules = [\n RowCount > 0,\n]") ==
        List((2, "two commas, a comma before the first rule or after the last one. Remove it."))
    )
    assert(
      messages("Rules = [ ColumnValues \"device\" in $known ]").map(_._2) ==
        List("""there is no variable "known". Declare it before the rules: known = ["a", "b"]""")
    )
    assert(
      messages("Rules = [ ColumnValues \"device\" = $known ]").map(_._2) ==
        List("a variable can't stand there. Variables are for lists: in $name.")
    )
  }

  test("a forgotten quote or parenthesis doesn't hide the next rule's problem") {
    val found = messages(
      "Rules = [\n (IsComplete \"device\",\n Mean \"device\" > 3,\n IsComplete \"device\" where \"x ]\n"
    )
    assert(found.map(_._1) == List(2, 3, 4))
  }

  test("variables stand for lists") {
    val source =
      new SuiteSource("s.dqdl", 1, "known = [\"a\", \"b\"]\nRules = [ ColumnValues \"device\" in $known ]")
    val suite = Suite.compile(List(source).asJava, rows, table)
    assert(suite.rowRules.get(0).message == "device must be one of \"a\", \"b\"")
  }

  test("bare rules, Windows line ends, tabs, a comment on the last line") {
    val source = new SuiteSource("c.yaml", 7, "IsComplete \"device\",\r\n\tRowCount > 0 # done")
    val suite = Suite.compile(List(source).asJava, rows, table)
    assert(suite.rowRules.get(0).line == 7 && suite.datasetRules.get(0).line == 8)
    assert(Suite.compile(List.empty[SuiteSource].asJava, rows, table).rowRules.isEmpty)
    assert(Suite.compile(List(new SuiteSource("e", 1, "Rules = [ ]")).asJava, rows, table).rowRules.isEmpty)
  }

  test("the version is that of the texts") {
    def version(texts: String*) =
      Suite.compile(texts.map(new SuiteSource("s", 1, _)).asJava, rows, table).version
    assert(version("Rules = [ RowCount > 0 ]").matches("[0-9a-f]{12}"))
    assert(version("Rules = [ RowCount > 0 ]") == version("Rules = [ RowCount > 0 ]"))
    assert(version("Rules = [ RowCount > 0 ]") != version("Rules = [ RowCount > 1 ]"))
    assert(version("RowCount > 0", "") != version("", "RowCount > 0"))
  }
}
