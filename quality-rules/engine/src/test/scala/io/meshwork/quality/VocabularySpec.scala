package io.meshwork.quality

import io.meshwork.quality.Outcome.{FAILED, PASSED, SKIPPED}
import java.sql.{Date, Timestamp}
import java.time.Instant
import org.apache.spark.sql.Row
import org.json4s.jackson.JsonMethods
import org.json4s.{JString, JValue}
import scala.jdk.CollectionConverters._

/** Every rule type of DQDL over data that passes, that fails, that is null alone, and that is none. */
class VocabularySpec extends SuiteFixture {
  private val ddl = "k string, g string, v double, w double, t timestamp, d date, n string, o string"
  private def row(k: String, g: String, v: Double, w: Double, hours: Int, n: String) =
    Row(
      k,
      g,
      v,
      w,
      Timestamp.from(Instant.now().minusSeconds(hours * 3600L)),
      Date.valueOf("2024-06-14"),
      n,
      if (hours > 1) n else null
    )

  private lazy val full = data(
    ddl,
    row("a", "x", 1, 2, 1, "1"),
    row("b", "x", 2, 4, 2, "2"),
    row("c", "y", 3, 6, 3, "3"),
    row("d", "z", 4, 9, 4, "4.5")
  )
  private lazy val nulls = data(ddl, Row.fromSeq(Seq.fill(8)(null)), Row.fromSeq(Seq.fill(8)(null)))
  private lazy val empty = data(ddl)
  private lazy val others = references(
    "shop.items" -> full,
    "shop.items.kinds" -> data("id string, price double", Row("x", 2.0), Row("y", 3.0), Row("q", 5.0)),
    "shop.items.prices" -> data(
      "key string, v double",
      Row("a", 1.0),
      Row("b", 2.0),
      Row("c", 0.0),
      Row("q", 4.0)
    )
  )

  /** A rule that the full data meets, one that it doesn't, and what the first comes to over nulls and over
    * nothing.
    */
  private val rules: List[(String, String, String, Outcome, Outcome)] = List(
    ("RowCount", "RowCount = 4", "RowCount > 4", FAILED, FAILED),
    (
      "RowCountMatch",
      """RowCountMatch "shop.items" = 1.0""",
      """RowCountMatch "shop.items.kinds" <= 1""",
      FAILED,
      FAILED
    ),
    ("ColumnCount", "ColumnCount = 8", "ColumnCount > 8", PASSED, PASSED),
    ("Completeness", """Completeness "g" > 0.9""", """Completeness "g" < 0.9""", FAILED, PASSED),
    ("IsComplete", """IsComplete "g"""", """IsComplete "o"""", FAILED, PASSED),
    (
      "ColumnDataType",
      """ColumnDataType "n" = "DOUBLE"""",
      """ColumnDataType "n" = "Integer"""",
      FAILED,
      PASSED
    ),
    (
      "ColumnNamesMatchPattern",
      """ColumnNamesMatchPattern "[a-z]"""",
      """ColumnNamesMatchPattern "[k-z]"""",
      PASSED,
      PASSED
    ),
    ("ColumnExists", """ColumnExists "g"""", """ColumnExists "gg"""", PASSED, PASSED),
    (
      "ColumnCorrelation",
      """ColumnCorrelation "v" "w" > 0.9""",
      """ColumnCorrelation "v" "w" < 0.9""",
      PASSED,
      PASSED
    ),
    ("Uniqueness", """Uniqueness "g" = 0.5""", """Uniqueness "g" > 0.5""", PASSED, PASSED),
    ("IsUnique", """IsUnique "k"""", """IsUnique "g"""", PASSED, PASSED),
    ("Mean", """Mean "v" = 2.5""", """Mean "v" != 2.5""", PASSED, PASSED),
    ("Sum", """Sum "v" between 9 and 11""", """Sum "v" not between 9 and 11""", PASSED, PASSED),
    (
      "StandardDeviation",
      """StandardDeviation "v" > 1.1""",
      """StandardDeviation "v" < 1.1""",
      PASSED,
      PASSED
    ),
    ("Entropy", """Entropy "g" > 1.0397""", """Entropy "g" < 1.0397""", PASSED, PASSED),
    (
      "DistinctValuesCount",
      """DistinctValuesCount "g" = 3""",
      """DistinctValuesCount "g" > 3""",
      FAILED,
      PASSED
    ),
    (
      "UniqueValueRatio",
      """UniqueValueRatio "g" > 0.66""",
      """UniqueValueRatio "g" > 0.67""",
      PASSED,
      PASSED
    ),
    ("ColumnLength", """ColumnLength "g" = 1""", """ColumnLength "g" > 1""", FAILED, PASSED),
    ("IsPrimaryKey", """IsPrimaryKey "k"""", """IsPrimaryKey "g"""", FAILED, PASSED),
    (
      "ColumnValues",
      """ColumnValues "g" in ["x", "y", "z"]""",
      """ColumnValues "g" in ["x", "y"]""",
      FAILED,
      PASSED
    ),
    (
      "DataFreshness",
      """DataFreshness "t" <= 1 days""",
      """DataFreshness "t" < 4 hours""",
      FAILED,
      PASSED
    ),
    (
      "CustomSql",
      """CustomSql "select count(*) from primary where v > 1" = 3""",
      """CustomSql "select max(v) from primary" > 4""",
      FAILED,
      FAILED
    ),
    (
      "ReferentialIntegrity",
      """ReferentialIntegrity "g" "shop.items.kinds.id" = 0.75""",
      """ReferentialIntegrity "g" "shop.items.kinds.{id}" > 0.75""",
      FAILED,
      PASSED
    ),
    (
      "DatasetMatch",
      """DatasetMatch "shop.items.prices" "k->key" "v" = 0.5""",
      """DatasetMatch "shop.items.prices" "k->key" "v" > 0.5""",
      SKIPPED,
      PASSED
    ),
    (
      "SchemaMatch",
      """SchemaMatch "shop.items" = 1.0""",
      """SchemaMatch "shop.items.prices" > 0.2""",
      PASSED,
      PASSED
    ),
    (
      "AggregateMatch",
      """AggregateMatch "sum(v)" "sum(shop.items.kinds.price)" = 1.0""",
      """AggregateMatch "avg(v)" "avg(shop.items.kinds.price)" >= 0.9""",
      PASSED,
      PASSED
    )
  )

  private lazy val onFull = outcomes(full, rules.flatMap(r => List(r._2, r._3)))
  private lazy val onNulls = outcomes(nulls, rules.map(_._2))
  private lazy val onEmpty = outcomes(empty, rules.map(_._2))

  private def outcomes(frame: org.apache.spark.sql.DataFrame, rules: List[String]) =
    evaluate(others, frame, rules: _*).results.asScala.map(r => r.id -> r).toMap

  for ((kind, passing, failing, forNulls, forNothing) <- rules)
    test(s"$kind passes, fails, comes to $forNulls over nulls alone and to $forNothing over no rows") {
      val found = List(onFull(passing), onFull(failing), onNulls(passing), onEmpty(passing))
      assert(found.map(_.kind).distinct == List(kind))
      assert(found.map(_.outcome) == List(PASSED, FAILED, forNulls, forNothing), found.mkString("\n"))
    }

  test("the table has every rule type of the library, but those that speak of files") {
    val stream =
      classOf[software.amazon.glue.dqdl.model.DQRuleType].getResourceAsStream("/rules/rules-config.json")
    val types = (JsonMethods.parse(stream) \ "rule_types").children
    def named(choice: JValue => Boolean): Set[String] =
      types.filter(choice).map(o => (o \ "rule_type_name").asInstanceOf[JString].s).toSet
    val ofFiles = named(o => (o \ "scope") == JString("file"))
    val analyzers = Set("AllStatistics")
    assert(named(_ => true) == rules.map(_._1).toSet ++ ofFiles ++ analyzers ++ Set("DetectAnomalies"))
    for (name <- ofFiles) {
      val found = problems(full.schema, full.schema, source(s"""$name "path" > 1"""))
      assert(
        found.map(_.message) == List(
          s"$name speaks of files, and a suite here of a table's rows. Remove it, and check files where they are written."
        )
      )
    }
  }
}
