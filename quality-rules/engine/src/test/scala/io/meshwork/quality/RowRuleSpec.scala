package io.meshwork.quality

import java.sql.{Date, Timestamp}
import java.time.temporal.ChronoUnit
import java.time.{Instant, LocalDate}
import org.apache.spark.sql.Row

/** Each kind of row rule over passing, failing, null and empty data: the numbers are those of the rows that
  * must fail.
  */
class RowRuleSpec extends SuiteFixture {
  private lazy val numbers = data(
    "n int, i int, d double, m decimal(10,3), f float, l bigint",
    Row(1, 1, 1.0, new java.math.BigDecimal("1.000"), 1.0f, 1L),
    Row(2, 5, 5.5, new java.math.BigDecimal("5.500"), 5.5f, 5L),
    Row(3, 10, 10.0, new java.math.BigDecimal("10.000"), 10.0f, 10L),
    Row(4, -3, Double.NaN, new java.math.BigDecimal("-3.001"), -3.0f, 99999999999L),
    Row(5, null, null, null, null, null)
  )

  private lazy val strings = data(
    "n int, s string, b boolean, `odd.name of` string",
    Row(1, "US", true, "x"),
    Row(2, "", false, null),
    Row(3, " \t ", true, "x"),
    Row(4, "it's \\ a \"quote\"", true, "y"),
    Row(5, null, null, "x"),
    Row(6, "US2\n", false, "x")
  )

  private val ofNumbers = List(
    """ColumnValues "i" = 5""" -> Set(1, 3, 4, 5),
    """ColumnValues "i" != 5""" -> Set(2),
    """ColumnValues "i" > 5""" -> Set(1, 2, 4, 5),
    """ColumnValues "i" >= 5""" -> Set(1, 4, 5),
    """ColumnValues "i" < 5""" -> Set(2, 3, 5),
    """ColumnValues "i" <= 5""" -> Set(3, 5),
    """ColumnValues "i" between 1 and 10""" -> Set(1, 3, 4, 5),
    """ColumnValues "i" not between 1 and 10""" -> Set(2, 5),
    """ColumnValues "i" in [1, 10]""" -> Set(2, 4, 5),
    """ColumnValues "i" not in [1, 10]""" -> Set(1, 3),
    """ColumnValues "i" in [1, NULL]""" -> Set(2, 3, 4),
    """ColumnValues "i" not in [1, NULL]""" -> Set(1, 5),
    """ColumnValues "i" = NULL""" -> Set(1, 2, 3, 4),
    """ColumnValues "i" != NULL""" -> Set(5),
    """ColumnValues "i" > -3""" -> Set(4, 5),
    """ColumnValues "i" > 2 * 3 - 1""" -> Set(1, 2, 4, 5),
    """ColumnValues "d" <= 150""" -> Set(4, 5),
    """ColumnValues "d" = 5.5""" -> Set(1, 3, 4, 5),
    """ColumnValues "f" = 5.5""" -> Set(1, 3, 4, 5),
    """ColumnValues "m" >= -3.001""" -> Set(5),
    """ColumnValues "m" > -3.001""" -> Set(4, 5),
    """ColumnValues "l" < 99999999999""" -> Set(4, 5),
    """ColumnValues "d" > 3 where "i > 5"""" -> Set(),
    """ColumnValues "d" > 30 where "i > 5"""" -> Set(3),
    """IsComplete "i"""" -> Set(5),
    """IsComplete "i" where "n < 5"""" -> Set(),
    """(ColumnValues "i" > 3) and (ColumnValues "d" < 6)""" -> Set(1, 3, 4, 5),
    """(ColumnValues "i" > 3) or (ColumnValues "i" = NULL)""" -> Set(1, 4),
    """(ColumnValues "i" = NULL) or ((ColumnValues "i" >= 1) and (ColumnValues "i" <= 5))""" -> Set(3, 4),
    """(ColumnValues "i" >= 0 where "n < 3") and (ColumnValues "i" <= 5 where "n < 4")""" -> Set(3)
  )
  private lazy val failingNumbers = failing(numbers, ofNumbers.map(_._1))

  for ((rule, rows) <- ofNumbers)
    test(s"$rule fails rows ${rows.toSeq.sorted.mkString(", ")}")(assert(failingNumbers(rule) == rows))

  private val ofStrings = List(
    """ColumnValues "s" = "US"""" -> Set(2, 3, 4, 5, 6),
    """ColumnValues "s" != "US"""" -> Set(1),
    """ColumnValues "s" in ["US", "x"]""" -> Set(2, 3, 4, 5, 6),
    """ColumnValues "s" in ["US", NULL, EMPTY, WHITESPACES_ONLY]""" -> Set(4, 6),
    """ColumnValues "s" not in ["US", NULL, EMPTY, WHITESPACES_ONLY]""" -> Set(1, 2, 3, 5),
    """ColumnValues "s" not in ["US", EMPTY]""" -> Set(1, 2),
    """ColumnValues "s" = EMPTY""" -> Set(1, 3, 4, 5, 6),
    """ColumnValues "s" != EMPTY""" -> Set(2),
    """ColumnValues "s" = WHITESPACES_ONLY""" -> Set(1, 2, 4, 5, 6),
    """ColumnValues "s" != WHITESPACES_ONLY""" -> Set(3),
    """ColumnValues "s" = NULL""" -> Set(1, 2, 3, 4, 6),
    """ColumnValues "s" != NULL""" -> Set(5),
    """ColumnValues "s" matches "[A-Z]*"""" -> Set(3, 4, 5, 6),
    """ColumnValues "s" matches "US|U\d"""" -> Set(2, 3, 4, 5, 6),
    """ColumnValues "s" not matches "[A-Z]*"""" -> Set(1, 2, 5),
    """ColumnValues "s" = "it's \\ a \"quote\""""" -> Set(1, 2, 3, 5, 6),
    """ColumnValues "b" = "true"""" -> Set(2, 5, 6),
    """ColumnValues "odd.name of" = "x"""" -> Set(2, 4),
    """IsComplete "odd.name of"""" -> Set(2),
    """ColumnLength "s" = 2""" -> Set(2, 3, 4, 5, 6),
    """ColumnLength "s" > 4""" -> Set(1, 2, 3, 5, 6),
    """ColumnLength "s" < 6""" -> Set(4),
    """ColumnLength "s" in [0, 2]""" -> Set(3, 4, 6),
    """ColumnLength "s" between 1 and 4""" -> Set(2, 4, 5, 6)
  )
  private lazy val failingStrings = failing(strings, ofStrings.map(_._1))

  for ((rule, rows) <- ofStrings)
    test(s"$rule fails rows ${rows.toSeq.sorted.mkString(", ")}")(assert(failingStrings(rule) == rows))

  test("a date condition compares days, one with now() compares instants, null fails") {
    val today = Instant.now().truncatedTo(ChronoUnit.SECONDS)
    def ago(hours: Int) = Timestamp.from(today.minus(hours, ChronoUnit.HOURS))
    val frame = data(
      "n int, t timestamp, d date, s string",
      Row(1, Timestamp.from(Instant.parse("2024-01-31T23:59:00Z")), Date.valueOf("2024-01-31"), "2024-01-31"),
      Row(2, Timestamp.from(Instant.parse("2024-02-01T00:00:00Z")), Date.valueOf("2024-02-01"), "not a date"),
      Row(3, ago(71), Date.valueOf(LocalDate.now().plusDays(5)), "2024-02-01"),
      Row(4, null, null, null)
    )
    val expected = List(
      """ColumnValues "t" <= "2024-01-31"""" -> Set(2, 3, 4),
      """ColumnValues "t" = "2024-01-31"""" -> Set(2, 3, 4),
      """ColumnValues "t" != "2024-01-31"""" -> Set(1),
      """ColumnValues "t" in ["2024-01-31", "2024-02-01", NULL]""" -> Set(3),
      """ColumnValues "t" > (now() - 3 days)""" -> Set(1, 2, 4),
      """ColumnValues "t" > (now() - 70 hours)""" -> Set(1, 2, 3, 4),
      """ColumnValues "t" between "2024-01-01" and now()""" -> Set(4),
      """ColumnValues "d" >= "2024-02-01"""" -> Set(1, 4),
      """ColumnValues "d" not between "2024-01-01" and "2024-02-01"""" -> Set(1, 4),
      """ColumnValues "d" <= now()""" -> Set(3, 4),
      """ColumnValues "d" > (now() + 2 days)""" -> Set(1, 2, 4),
      """ColumnValues "s" = "2024-02-01"""" -> Set(1, 2, 4),
      """DataFreshness "t" <= 72 hours""" -> Set(1, 2, 4),
      """DataFreshness "t" < 4260 minutes""" -> Set(1, 2, 3, 4),
      """DataFreshness "t" between 2 days and 3 days""" -> Set(1, 2, 4),
      """DataFreshness "d" > 3 days""" -> Set(3, 4)
    )
    val found = failing(frame, expected.map(_._1))
    for ((rule, rows) <- expected) assert(found(rule) == rows, rule)
  }

  test("ColumnDataType tells what a value reads as, and null reads as nothing") {
    val frame = data(
      "n int, s string",
      Row(1, "12"),
      Row(2, "12.5"),
      Row(3, "2024-02-30"),
      Row(4, "2024-02-28"),
      Row(5, "true"),
      Row(6, null),
      Row(7, "99999999999")
    )
    val expected = List(
      "Integer" -> Set(1),
      "Long" -> Set(1, 7),
      "Double" -> Set(1, 2, 7),
      "Float" -> Set(1, 2, 7),
      "Date" -> Set(4),
      "Timestamp" -> Set(4),
      "Boolean" -> Set(5)
    )
    val all = (1 to 7).toSet
    def rule(operator: String, dataType: String) = s"""ColumnDataType "s" $operator "$dataType""""
    val found = failing(frame, for ((t, _) <- expected; o <- List("=", "!=")) yield rule(o, t))
    for ((dataType, passing) <- expected) {
      assert(found(rule("=", dataType)) == all -- passing, dataType)
      assert(found(rule("!=", dataType)) == passing, dataType)
    }
  }

  test("a rule says what is accepted, where it stands and what follows") {
    val rules = compile(
      numbers.schema,
      """(ColumnValues "i" >= -60) and (ColumnValues "i" <= 150 with severity = "warning" with id = "range(i)")""",
      """ColumnValues "i"   in [1,
           2] # a comment
           where "n > 1" """,
      """(IsComplete "i") or (ColumnLength "s" between 1 and 9)"""
        .replace("\"s\"", "\"n\"")
        .replace("ColumnLength", "ColumnValues")
    ).rowRules
    val (range, values, either) = (rules.get(0), rules.get(1), rules.get(2))
    assert(range.id == "range(i)")
    assert(range.message == "i must be at least -60 and i must be at most 150")
    assert(range.kind == "Composite" && range.column.get == "i" && range.line == 2)
    assert(range.severity == Severity.WARNING && range.action == Action.REPORT)
    assert(values.id == """ColumnValues "i" in [1, 2] where "n > 1"""" && values.text == values.id)
    assert(values.severity == Severity.ERROR && values.action == Action.QUARANTINE && values.line == 3)
    assert(values.message == "i must be one of 1, 2")
    assert(either.column.isEmpty && either.line == 6)
    assert(either.message == "i must not be null or n must be between 1 and 9, both excluded")
  }

  test("twenty row rules are one stage of generated code without a function of our own") {
    val rules = (1 to 15).map(i => s"""ColumnValues "i" >= -$i where "d > $i" with id = "r$i"""") ++ List(
      """ColumnValues "i" in [1, 2, NULL]""",
      """DataFreshness "t" <= 48 hours""",
      """ColumnValues "s" matches "[a-z]+"""",
      """ColumnDataType "s" = "Date"""",
      """(ColumnLength "s" < 9) or (IsComplete "t")"""
    )
    val frame = data("i int, d double, s string, t timestamp")
    val compiled = compile(frame.schema, rules: _*).rowRules
    assert(compiled.size == 20)
    val columns =
      (0 until 20).flatMap(i => List(compiled.get(i).applies.as(s"a$i"), compiled.get(i).passes.as(s"p$i")))
    val rows = spark.range(100).selectExpr("int(id) i", "double(id) d", "string(id) s", "timestamp(id) t")
    val plan = rows.select(columns: _*).queryExecution.executedPlan.toString
    assert(plan.contains("*(1) Project"), plan)
    assert(!plan.toLowerCase.contains("udf"), plan)
  }
}
