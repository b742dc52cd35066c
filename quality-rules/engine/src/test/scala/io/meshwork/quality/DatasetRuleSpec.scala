package io.meshwork.quality

import java.sql.Timestamp
import java.time.Instant
import io.meshwork.quality.Outcome.{FAILED, PASSED, SKIPPED}
import org.apache.spark.sql.Row
import scala.jdk.CollectionConverters._

/** Each kind of dataset rule over passing, failing, null and empty data. */
class DatasetRuleSpec extends SuiteFixture {
  private val ddl = "k string, g string, v double, m decimal(10,2), t timestamp, `odd.name of` int"

  private lazy val full = data(
    ddl,
    Row("a", "x", 1.0, new java.math.BigDecimal("1.50"), Timestamp.from(now), 1),
    Row("b", "x", 2.0, new java.math.BigDecimal("2.50"), Timestamp.from(now.minusSeconds(7200)), 2),
    Row("c", "y", 3.0, null, Timestamp.from(now), 2),
    Row("d", null, null, null, null, null)
  )
  private lazy val nulls =
    data(ddl, Row(null, null, null, null, null, null), Row(null, null, null, null, null, null))
  private lazy val empty = data(ddl)

  // rule, then the value over `full`, then the outcomes over full, over nulls alone, and over no rows
  private val rules = List(
    ("RowCount = 4", 4.0, (PASSED, FAILED, FAILED)),
    ("RowCount > 4", 4.0, (FAILED, FAILED, FAILED)),
    ("RowCount in [0, 2, 4]", 4.0, (PASSED, PASSED, PASSED)),
    ("""RowCount between 1 and 3 where "v >= 2"""", 2.0, (PASSED, FAILED, FAILED)),
    ("""Completeness "g" >= 0.75""", 0.75, (PASSED, FAILED, PASSED)),
    ("""Completeness "g" > 0.75""", 0.75, (FAILED, FAILED, PASSED)),
    ("""Completeness "g" = 1 where "v > 1"""", 1.0, (PASSED, PASSED, PASSED)),
    ("""Completeness "odd.name of" < 1""", 0.75, (PASSED, PASSED, PASSED)),
    ("""IsUnique "k"""", 1.0, (PASSED, PASSED, PASSED)),
    ("""IsUnique "g"""", 1.0 / 3, (FAILED, PASSED, PASSED)),
    ("""IsUnique "g" where "k != 'a'"""", 1.0, (PASSED, PASSED, PASSED)),
    ("""Uniqueness "g" < 0.5""", 1.0 / 3, (PASSED, PASSED, PASSED)),
    ("""Uniqueness "odd.name of" > 0.5""", 1.0 / 3, (FAILED, PASSED, PASSED)),
    ("""IsPrimaryKey "k"""", 1.0, (PASSED, FAILED, PASSED)),
    ("""IsPrimaryKey "g" "v"""", 1.0, (FAILED, FAILED, PASSED)),
    ("""IsPrimaryKey "g" "v" where "v > 0"""", 1.0, (PASSED, PASSED, PASSED)),
    ("""DistinctValuesCount "g" = 2""", 2.0, (PASSED, FAILED, PASSED)),
    ("""DistinctValuesCount "g" = 1 where "v < 3"""", 1.0, (PASSED, PASSED, PASSED)),
    ("""DistinctValuesCount "odd.name of" > 2""", 2.0, (FAILED, FAILED, PASSED)),
    ("""Mean "v" = 2""", 2.0, (PASSED, PASSED, PASSED)),
    ("""Mean "v" between 2 and 3""", 2.0, (FAILED, PASSED, PASSED)),
    ("""Mean "m" = 2""", 2.0, (PASSED, PASSED, PASSED)),
    ("""Mean "v" = 2.5 where "g = 'y' or k = 'b'"""", 2.5, (PASSED, PASSED, PASSED)),
    ("""Sum "v" = 6""", 6.0, (PASSED, PASSED, PASSED)),
    ("""Sum "m" not in [4]""", 4.0, (FAILED, PASSED, PASSED)),
    ("""StandardDeviation "v" between 0.81 and 0.82""", math.sqrt(2.0 / 3), (PASSED, PASSED, PASSED)),
    ("""StandardDeviation "v" > 1""", math.sqrt(2.0 / 3), (FAILED, PASSED, PASSED)),
    ("""CustomSql "select count(*) from primary where v > 1" = 2""", 2.0, (PASSED, FAILED, FAILED)),
    ("""CustomSql "select max(v) from primary" <= 3""", 3.0, (PASSED, PASSED, PASSED)),
    (
      """CustomSql "with p as (select * from primary) select sum(m) from p where v < (select max(v) from Primary)" = 4""",
      4.0,
      (PASSED, PASSED, PASSED)
    ),
    ("""CustomSql "select count(*) from primary where g = \"x\"" > 1""", 2.0, (PASSED, FAILED, FAILED)),
    ("""ColumnValues "v" >= 2 with threshold >= 0.5""", 0.5, (PASSED, FAILED, PASSED)),
    ("""ColumnValues "v" >= 2 with threshold > 0.5""", 0.5, (FAILED, FAILED, PASSED)),
    (
      """ColumnValues "v" >= 2 where "v is not null" with threshold > 0.6""",
      2.0 / 3,
      (PASSED, PASSED, PASSED)
    ),
    ("""ColumnDataType "k" = "Integer" with threshold < 0.1""", 0.0, (PASSED, PASSED, PASSED)),
    ("""ColumnValues "t" > (now() - 1 hours) with threshold = 0.5""", 0.5, (PASSED, FAILED, PASSED))
  )
  for ((rule, value, outcomes) <- rules) test(s"$rule is $value, and comes out $outcomes") {
    val found = results.map(_(rule))
    assert(math.abs(found.head.value - value) < 1e-9, found.head)
    assert((found.head.outcome, found(1).outcome, found(2).outcome) == outcomes, found.mkString("\n"))
  }

  private val composites = List(
    ("""(RowCount > 3) and (IsComplete "k")""", (PASSED, FAILED, FAILED)),
    ("""(RowCount > 9) or (IsComplete "k")""", (PASSED, FAILED, PASSED)),
    (
      """(RowCount > 9) or ((Mean "v" > 1) and (DataFreshness "t" < 1 hours where "k = 'a'"))""",
      (PASSED, PASSED, PASSED)
    ),
    ("""(RowCount > 9) or (DataFreshness "t" < 1 hours)""", (FAILED, FAILED, PASSED))
  )
  for ((rule, outcomes) <- composites)
    test(s"$rule is judged on the batch as a whole, and comes out $outcomes") {
      val found = results.map(_(rule))
      assert((found.head.outcome, found(1).outcome, found(2).outcome) == outcomes, found.mkString("\n"))
      assert(found.forall(r => r.kind == "Composite" && r.scope == Scope.DATASET))
    }

  /** All rules in one evaluation of each of the three batches, by rule. */
  private lazy val results = List(full, nulls, empty).map { batch =>
    evaluate(batch, rules.map(_._1) ++ composites.map(_._1): _*).results.asScala.map(r => r.id -> r).toMap
  }

  test("a result tells the metric, its value, the expectation and the rows, in words too") {
    val found =
      result(full, """Completeness "g" > 0.8 where "v > 0 or v is null" with severity = "warning"""")
    assert(found.metric == "Completeness(g)" && found.value == 0.75 && found.expectation == "> 0.8")
    assert(found.message == "Completeness(g) is 0.75; expected > 0.8")
    assert(found.evaluated == 4 && found.column == "g" && found.line == 2)
    assert(found.id == """Completeness "g" > 0.8 where "v > 0 or v is null"""")
    assert(found.severity == Severity.WARNING && found.action == Action.REPORT)
    val nothing = result(empty, """Mean "v" > 3""")
    assert(
      nothing.value == null && nothing.message == "Mean(v) has no rows to judge" && nothing.evaluated == 0
    )
    assert(result(nulls, """Mean "v" > 3""").message == "Mean(v) has no values to judge")
    val key = result(full, """IsPrimaryKey "g" "v"""")
    assert(key.metric == "PrimaryKey(g, v)")
    assert(key.message == "Completeness(g) is 0.75; expected = 1, Completeness(v) is 0.75; expected = 1")
    val both = result(full, """(RowCount > 3) and (Completeness "g" = 1)""")
    assert(both.message == "RowCount is 4; expected > 3, Completeness(g) is 0.75; expected = 1")
    assert(both.expectation == "(RowCount > 3) AND (Completeness(g) = 1)")
  }

  test("a value that is no number is not overlooked") {
    val found = result(data("v double", Row(1.0), Row(Double.NaN)), """Mean "v" > 0""")
    assert(found.outcome == FAILED && found.value == null)
    assert(found.message == "Mean(v) is NaN; expected > 0")
  }

  test("a query that gives several rows is not judged, and blocks") {
    val found = evaluate(full, """CustomSql "select v from primary" > 0""")
    assert(found.results.get(0).outcome == SKIPPED && found.verdict == Verdict.BLOCKED)
    assert(
      found.results
        .get(0)
        .message == "CustomSql(select v from primary) could not be measured: the query gave several rows, not one"
    )
  }

  test("a failing query neither tells data nor takes other results along") {
    val rules = List("""CustomSql "select sum(assert_true(k = 'zz')) from primary" > 0""")
      .map(_.replace("sum(assert_true(k = 'zz'))", "sum(if(k = 'a', int(raise_error(k)), 1))"))
    val found = evaluate(full, rules :+ "RowCount > 0": _*).results.asScala
    assert(found.head.outcome == SKIPPED && found.head.message.contains("the query failed with "))
    assert(found.last.outcome == PASSED)
  }

  test("the verdict is that of the worst rule") {
    val warned = """RowCount > 9 with severity = "warning""""
    assert(evaluate(full, "RowCount > 0").verdict == Verdict.PASSED)
    assert(evaluate(full, "RowCount > 0", warned).verdict == Verdict.WARNED)
    assert(evaluate(full, "RowCount > 8", warned).verdict == Verdict.BLOCKED)
    assert(evaluate(full, """IsComplete "v"""").verdict == Verdict.PASSED)
    assert(evaluate(full, """IsComplete "v" with severity = "warning"""").verdict == Verdict.WARNED)
  }

  test("a row rule's result is what the caller counted; not counted is not passed") {
    val suite = compile(
      full.schema,
      """ColumnValues "v" > 1 where "v is not null" with severity = "warning"""",
      "RowCount > 0"
    )
    val rule = suite.rowRules.get(0)
    val counted =
      suite.evaluate(full, Map(rule.id -> new RowCount(3, 1)).asJava, Surroundings.at(now)).results.get(0)
    assert((counted.outcome, counted.evaluated, counted.failing) == (FAILED, 3L, 1L))
    assert(counted.value == 2.0 / 3 && counted.message == "v must be greater than 1: 1 of 3 rows fail")
    val none =
      suite.evaluate(full, Map(rule.id -> new RowCount(0, 0)).asJava, Surroundings.at(now)).results.get(0)
    assert(none.outcome == PASSED && none.value == null)
    assert(
      suite
        .evaluate(full, Map.empty[String, RowCount].asJava, Surroundings.at(now))
        .results
        .get(0)
        .outcome == SKIPPED
    )
  }

  test("now is the time that the caller gives") {
    val rule = """ColumnValues "t" > (now() - 1 hours) with threshold > 0"""
    val suite = compile(full.schema, rule)
    def at(time: Instant) =
      suite.evaluate(full, Map.empty[String, RowCount].asJava, Surroundings.at(time)).results.get(0).outcome
    assert(at(now) == PASSED && at(now.plusSeconds(3601)) == FAILED)
  }
}
