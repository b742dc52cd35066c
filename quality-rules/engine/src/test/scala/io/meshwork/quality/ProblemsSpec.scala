package io.meshwork.quality

import org.apache.spark.sql.types.StructType
import org.scalatest.funsuite.AnyFunSuite
import java.util.Optional
import scala.jdk.CollectionConverters._
import scala.jdk.OptionConverters._

/** What is wrong with a suite is told all at once, each at its line, with what is accepted. */
class ProblemsSpec extends AnyFunSuite {
  private val rows =
    StructType.fromDDL("device string, value double, event_time timestamp, self_test boolean")
  private val table = StructType.fromDDL("device string, value double, event_time timestamp, day date")

  private val others = new References {
    private val items = StructType.fromDDL("name string, price int, event_time timestamp")
    override def schema(name: String) = Option.when(name == "shop.items")(items).toJava
    override def find(name: String) = Optional.empty()
  }

  private def messages(text: String): List[(Int, String)] = {
    val source = new SuiteSource("s.dqdl", 1, text)
    intercept[InvalidSuiteException](
      Suite.compile(List(source).asJava, rows, table, others)
    ).problems.asScala.toList
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
          |  1. iot/telemetry.dqdl, line 4: rule type "Completness" is not supported. Did you mean "Completeness"? Supported: AggregateMatch, ColumnCorrelation, ColumnCount, ColumnDataType, ColumnExists, ColumnLength, ColumnNamesMatchPattern, ColumnValues, Completeness, CustomSql, DataFreshness, DatasetMatch, DetectAnomalies, DistinctValuesCount, Entropy, IsComplete, IsPrimaryKey, IsUnique, Mean, ReferentialIntegrity, RowCount, RowCountMatch, SchemaMatch, StandardDeviation, Sum, UniqueValueRatio, Uniqueness.
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
      """ColumnValues "value" > "14:30"""" ->
        """column "value" is double; times of day compare with a column of timestamps only.""",
      """ColumnValues "event_time" between "14:30" and now()""" ->
        """a time of day has no date: it can't stand beside dates.""",
      """ColumnValues "device" > "14:30"""" ->
        """column "device" is string; times of day compare with a column of timestamps only.""",
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
      """RowCount > last(3)""" ->
        """last(3) is 3 values, not one. Make one number of them, such as avg(last(3)).""",
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
        """rule type "Entropi" is not supported. Did you mean "Entropy"? Supported: AggregateMatch, ColumnCorrelation, ColumnCount, ColumnDataType, ColumnExists, ColumnLength, ColumnNamesMatchPattern, ColumnValues, Completeness, CustomSql, DataFreshness, DatasetMatch, DetectAnomalies, DistinctValuesCount, Entropy, IsComplete, IsPrimaryKey, IsUnique, Mean, ReferentialIntegrity, RowCount, RowCountMatch, SchemaMatch, StandardDeviation, Sum, UniqueValueRatio, Uniqueness.""",
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
      """CustomSql "select value from primary" > 0 with threshold > 0.5""" ->
        """CustomSql takes a condition or "with threshold", not both. Write it like: CustomSql "select count(*) from primary" > 0""",
      """CustomSql "select value v from primary"""" ->
        """the statement of CustomSql: without a condition it must give columns of the table, whose rows pass; "v" is none. Select a key, or add a condition on the one number that it gives.""",
      """Entropy "devise" > 1""" ->
        """the table has no column "devise". Did you mean "device"? It has: device, value, event_time, day.""",
      """ColumnCorrelation "value" "device" > 1""" ->
        """column "device" is string; ColumnCorrelation needs a number.""",
      """ColumnCorrelation "value" > 1""" ->
        """this is not how ColumnCorrelation is written. Write it like: ColumnCorrelation "column" "column" > 0.8""",
      """ColumnNamesMatchPattern "[a-z"""" ->
        """"[a-z" is not a regular expression: Unclosed character class.""",
      """ColumnNamesMatchPattern "[a-z]" where "value > 1"""" ->
        """ColumnNamesMatchPattern takes no "where". Write it like: ColumnNamesMatchPattern "[a-z][a-z0-9_]*"""",
      """RowCountMatch "shop.itens" > 0.9""" ->
        """there is no data set "shop.itens" to compare with. Name one as DOMAIN.PRODUCT, DOMAIN.PRODUCT.TABLE or topic:NAME.""",
      """ReferentialIntegrity "device" "items" = 1""" ->
        """"items" names no columns of a data set. Write it like: ReferentialIntegrity "city,state" "domain.product.{city,state}" >= 0.9""",
      """ReferentialIntegrity "device" "shop.items.nam" = 1""" ->
        """the data set "shop.items" has no column "nam". Did you mean "name"? It has: name, price, event_time.""",
      """ReferentialIntegrity "device,value" "shop.items.{name}" = 1""" ->
        """2 columns are compared with 1. Name as many on both sides.""",
      """ReferentialIntegrity "device" "shop.items.price" = 1""" ->
        """column "device" is string; column "price" of "shop.items" is int. Compare columns of one type.""",
      """DatasetMatch "shop.items" "devise->name" "value->price" = 1""" ->
        """the table has no column "devise". Did you mean "device"? It has: device, value, event_time, day.""",
      """DatasetMatch "shop.items" "device->name" = 1""" ->
        """the data set "shop.items" has no column "value". It has: name, price, event_time.""",
      """AggregateMatch "max(value)" "sum(value)" = 1""" ->
        """"max(value)" is not an aggregate. Write sum(column) or avg(column), as in: AggregateMatch "sum(amount)" "sum(domain.product.total)" between 0.99 and 1.01""",
      """AggregateMatch "sum(value)" "sum(shop.items.name)" = 1""" ->
        """column "name" is string; AggregateMatch needs a number.""",
      """ColumnValues "device" = $known""" ->
        """there is no variable "known". Declare it before the rules: known = ["a", "b"]"""
    )
  } test(rule)(assert(message(rule) == expected))

  test("sections: what is not closed, twice, misplaced or unknown") {
    val expected = List(
      "Metadata = { \"Version\": \"1\" }" ->
        List((1, """no rules found. Write them as: Rules = [ IsComplete "column", RowCount > 0 ]""")),
      "Rules = [ RowCount > 0,\n IsComplete \"device\"" ->
        List((2, """the bracket of "Rules = [" is not closed. Add ] at its end.""")),
      "Rules = [ RowCount > 0 ]\n IsComplete \"device\"" ->
        List(
          (
            2,
            """"IsComplete" stands outside of Rules = [ ... ]. Move it between the brackets, or remove it."""
          )
        ),
      "Rules = [ RowCount > 0 ]\nRules = [ RowCount > 1 ]" -> List(
        (2, "Rules stands twice. Put all into one.")
      ),
      "Ruels = [ RowCount > 0 ]" -> List(
        (
          1,
          """"Ruels" is neither a section of DQDL nor a variable. Did you mean "Rules"? A variable is a text or a list: Ruels = ["a", "b"]"""
        )
      ),
      "Rules = \"a\"" -> List((1, "Rules is a list. Write it as: Rules = [ ... ]")),
      "Rules = [\n RowCount > 0,\n]" ->
        List((2, "two commas, a comma before the first rule or after the last one. Remove it.")),
      "DataSources = { \"Primry\": \"a\" } Rules = [ RowCount > 0 ]" ->
        List(
          (
            1,
            """DataSources has no "Primry". Did you mean "Primary"? It has: Primary, AdditionalDataSources."""
          )
        ),
      "DataSources = { \"AdditionalDataSources\": [\"shop.items\", \"b\"] } Rules = [ RowCount > 0 ]" -> List(
        (
          1,
          """DataSources: there is no data set "b". Name one as DOMAIN.PRODUCT, DOMAIN.PRODUCT.TABLE or topic:NAME."""
        )
      ),
      "Metadata = { Version: \"1\" } Rules = [ RowCount > 0 ]" -> List(
        (
          1,
          """Metadata can't be understood from 'Version' on. Write it like: Metadata = { "key": "value" }"""
        )
      )
    )
    for ((text, problems) <- expected) assert(messages(text) == problems, text)
  }

  test("analyzers: unknown, no analyzer, not of the table, of the wrong type") {
    def analyzer(text: String) = messages(s"Analyzers = [\n $text ]") match {
      case List((2, message)) => message
      case other              => fail(s"not one problem on line 2: $other")
    }
    assert(
      analyzer("Entropi \"device\"")
        .startsWith("""analyzer "Entropi" is not supported. Did you mean "Entropy"?""")
    )
    assert(
      analyzer("IsComplete \"device\"") ==
        """analyzer "IsComplete" is not supported. Supported: AllStatistics, ColumnCorrelation, ColumnCount, ColumnLength, ColumnValues, Completeness, CustomSql, DistinctValuesCount, Entropy, Mean, RowCount, StandardDeviation, Sum, UniqueValueRatio, Uniqueness."""
    )
    assert(
      analyzer("AllStatistics \"devise\"") ==
        """the table has no column "devise". Did you mean "device"? It has: device, value, event_time, day."""
    )
    assert(analyzer("Mean \"device\"") == """column "device" is string; Mean needs a number.""")
    assert(analyzer("ColumnLength \"value\"") == """column "value" is double; ColumnLength needs a string.""")
    assert(
      analyzer("ColumnValues \"day\"") ==
        """column "day" is date; the analyzer ColumnValues needs a number or a string."""
    )
    assert(
      analyzer("AllStatistics") ==
        """this is not how AllStatistics is written. Write it like: Analyzers = [ AllStatistics "column" ]"""
    )
    assert(analyzer("RowCount > 3").startsWith("the rule can't be understood from '>' on"))
  }

  test("a forgotten quote or parenthesis doesn't hide the next rule's problem") {
    val found = messages(
      "Rules = [\n (IsComplete \"device\",\n Mean \"device\" > 3,\n IsComplete \"device\" where \"x ]\n"
    )
    assert(found.map(_._1) == List(2, 3, 4))
  }

  test("variables stand for lists, parts of lists and any text") {
    def compiled(text: String) =
      Suite.compile(List(new SuiteSource("s.dqdl", 1, text)).asJava, rows, table, others)
    val suite = compiled("""known = ["a", "b"]
        |one = "c"
        |enough = "value > 0"
        |many = "select count(*) from primary"
        |Rules = [
        |  ColumnValues "device" in $known,
        |  ColumnValues "device" in ["x", $known, $one, NULL] where $enough,
        |  (ColumnValues "device" = $one) or (ColumnValues "device" matches $one),
        |  CustomSql $many > 0 with owner = $one
        |]""".stripMargin)
    assert(
      suite.rowRules.asScala.map(_.message) == Seq(
        "device must be one of \"a\", \"b\"",
        "device must be one of \"x\", \"a\", \"b\", \"c\", null",
        "device must be \"c\" or device must match \"c\""
      )
    )
    assert(suite.rowRules.get(0).id == """ColumnValues "device" in $known""")
    assert(suite.datasetRules.get(0).owner.get == "c")
    assert(
      messages("known = [\"a\"]\nRules = [ ColumnValues \"device\" = $known ]") ==
        List((2, "the variable \"known\" is a list: it stands only after in, as in: in $known"))
    )
    assert(
      messages("known = [\"a\"]\nRules = [ ColumnValues \"device\" in $konwn ]").map(_._2) ==
        List(
          """there is no variable "konwn". Did you mean "known"? Declare it before the rules: konwn = ["a", "b"]"""
        )
    )
  }

  test("sections stand in any order; metadata are kept; a suite may have analyzers alone") {
    def compiled(text: String) =
      Suite.compile(List(new SuiteSource("s.dqdl", 1, text)).asJava, rows, table, others)
    val suite = compiled("""Analyzers = [ AllStatistics "value", RowCount ]
        |Metadata = { "Version": "1.0", "Description": "what must hold" } # a comment
        |DataSources = { "Primary": "a", "AdditionalDataSources": ["shop.items"] }
        |Rules = [ ColumnCount > 3 ]""".stripMargin)
    assert(suite.metadata == java.util.Map.of("Version", "1.0", "Description", "what must hold"))
    assert(suite.datasetRules.get(0).line == 4)
    assert(compiled("Analyzers = [ RowCount ]").datasetRules.isEmpty)
  }

  test("bare rules, Windows line ends, tabs, a comment on the last line") {
    val source = new SuiteSource("c.yaml", 7, "IsComplete \"device\",\r\n\tRowCount > 0 # done")
    val suite = Suite.compile(List(source).asJava, rows, table)
    assert(suite.rowRules.get(0).line == 7 && suite.datasetRules.get(0).line == 8)
    val equals = new SuiteSource("c.yaml", 1, "RowCount = 3, ColumnCount = 4")
    assert(Suite.compile(List(equals).asJava, rows, table).datasetRules.size == 2)
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
