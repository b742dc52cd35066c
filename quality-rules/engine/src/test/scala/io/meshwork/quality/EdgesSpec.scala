package io.meshwork.quality

import io.meshwork.quality.Outcome.{FAILED, PASSED, SKIPPED}
import java.sql.Timestamp
import java.time.Instant
import org.apache.spark.sql.Row
import org.apache.spark.sql.types.StructType
import scala.jdk.CollectionConverters._

/** Where Deequ 2.0.7 is known to stumble, and other edges. */
class EdgesSpec extends SuiteFixture {
  private def outcomes(frame: org.apache.spark.sql.DataFrame, rules: String*) =
    evaluate(frame, rules: _*).results.asScala.map(r => r.id -> r.outcome).toMap

  test("column names with dots, spaces, quotes and of other languages") {
    for (name <- List("a.b", "a b", "a`b", "größe", "select", "a,b", "1st", "a\"b")) {
      val quoted = name.replace("\"", "\\\"")
      val schema = new StructType().add(name, "double").add("w", "double").add("s`s", "string")
      val frame = spark.createDataFrame(java.util.List.of(Row(1.0, 2.0, "x"), Row(2.0, 4.0, null)), schema)
      val rules = List(
        s"""Completeness "$quoted" = 1""",
        s"""Mean "$quoted" = 1.5""",
        s"""Sum "$quoted" = 3 where "w > 0"""",
        s"""StandardDeviation "$quoted" = 0.5""",
        s"""IsUnique "$quoted"""",
        s"""IsPrimaryKey "$quoted" "w"""",
        s"""DistinctValuesCount "$quoted" = 2 where "w > 0"""",
        s"""Entropy "$quoted" > 0.6""",
        s"""ColumnCorrelation "$quoted" "w" > 0.99""",
        s"""ColumnValues "$quoted" > 0 with threshold = 1""",
        s"""ColumnExists "$quoted"""",
        s"""Completeness "s`s" = 0.5""",
        s"""IsComplete "$quoted""""
      )
      val found = outcomes(frame, rules: _*)
      assert(found.values.forall(_ == PASSED), s"$name: $found")
    }
  }

  test("a condition that chooses no rows leaves nothing to judge") {
    val frame = data("v double, w double, s string", Row(1.0, 2.0, "a"), Row(2.0, null, "a"))
    for (none <- List("v > 9", "w > 9", "cast(null as boolean)", "s = 'zz'")) {
      val rules = List(
        "Completeness \"s\" > 0.9",
        "Mean \"v\" > 9",
        "Sum \"v\" > 9",
        "StandardDeviation \"v\" > 9",
        "Entropy \"v\" > 9",
        "Uniqueness \"s\" > 0.9",
        "UniqueValueRatio \"s\" > 0.9",
        "IsUnique \"s\"",
        "IsPrimaryKey \"s\"",
        "DistinctValuesCount \"s\" > 9",
        "ColumnCorrelation \"v\" \"w\" > 0.9"
      ).map(_ + s""" where "$none"""") :+ s"""ColumnValues "v" > 9 where "$none" with threshold > 0.9"""
      val found = evaluate(frame, rules: _*).results.asScala
      assert(found.forall(r => r.outcome == PASSED && r.evaluated == 0), found.mkString("\n"))
      assert(outcomes(frame, s"""RowCount > 0 where "$none"""").values.toSet == Set(FAILED))
    }
  }

  test("NaN counts as a value, and a metric that it spoils fails") {
    val frame = data("v double, w double", Row(1.0, 1.0), Row(Double.NaN, 2.0), Row(Double.NaN, 3.0))
    val found = outcomes(
      frame,
      "Completeness \"v\" = 1",
      "DistinctValuesCount \"v\" = 2",
      "IsUnique \"v\"",
      "Mean \"v\" > 0",
      "Sum \"v\" > 0",
      "StandardDeviation \"v\" >= 0",
      "Mean \"v\" != 0"
    )
    assert(found("Completeness \"v\" = 1") == PASSED && found("DistinctValuesCount \"v\" = 2") == PASSED)
    assert(found("IsUnique \"v\"") == FAILED)
    for (rule <- List("Mean \"v\" > 0", "Sum \"v\" > 0", "StandardDeviation \"v\" >= 0"))
      assert(found(rule) == FAILED, rule)
  }

  test("a correlation ignores rows with a null, and one row or a constant has none") {
    val ddl = "id int, units int"
    val documented = data(ddl, Row(100, 0), Row(101, null), Row(102, 20), Row(103, null), Row(104, 40))
    assert(math.abs(result(documented, "ColumnCorrelation \"id\" \"units\" = 1").value - 1) < 1e-12)
    for (rows <- List(List(Row(1, 1)), List(Row(1, 1), Row(2, 1)))) {
      val found = result(data(ddl, rows: _*), "ColumnCorrelation \"id\" \"units\" > 0.9")
      assert(
        found.outcome == PASSED && found.message == "ColumnCorrelation(id, units) has no values to judge"
      )
    }
  }

  test("a unique value ratio is that of AWS's example") {
    val frame = data("a string", Row("a"), Row("a"), Row("b"))
    assert(result(frame, "UniqueValueRatio \"a\" = 0.5").value == 0.5)
  }

  test("entropy is in nats, and exactly 0 for one value") {
    val frame = data("a string, b string", Row("a", "x"), Row("a", "x"), Row("b", "x"))
    val expected = -(2.0 / 3 * math.log(2.0 / 3) + 1.0 / 3 * math.log(1.0 / 3))
    assert(math.abs(result(frame, "Entropy \"a\" > 0").value - expected) < 1e-12)
    assert(result(frame, "Entropy \"b\" > 0").outcome == FAILED)
  }

  test("times of day, in UTC; in strings they are text") {
    def at(time: String) = Timestamp.from(Instant.parse(s"2024-06-15T${time}Z"))
    val frame = data(
      "n int, t timestamp, s string",
      Row(1, at("09:29:59.999"), "9:30"),
      Row(2, at("09:30:00"), "09:30"),
      Row(3, at("18:30:00.001"), "18:30"),
      Row(4, null, null)
    )
    val expected = List(
      """ColumnValues "t" >= "09:30"""" -> Set(1, 4),
      """ColumnValues "t" < "9:30 AM"""" -> Set(2, 3, 4),
      """ColumnValues "t" between "09:00" and "6:30 PM"""" -> Set(3, 4),
      """ColumnValues "t" not between "09:00" and "18:30"""" -> Set(1, 2, 4),
      """ColumnValues "t" = "09:30"""" -> Set(1, 3, 4),
      """ColumnValues "t" in ["09:30", NULL]""" -> Set(1, 3),
      """ColumnValues "t" != "09:30"""" -> Set(2),
      """ColumnValues "s" = "09:30"""" -> Set(1, 3, 4),
      """ColumnValues "s" in ["09:30", "18:30", NULL]""" -> Set(1)
    )
    val found = failing(frame, expected.map(_._1))
    for ((rule, rows) <- expected) assert(found(rule) == rows, rule)
  }

  test("parts of mixed scope, nested, are judged on the batch") {
    val frame = data("k string, v double", Row("a", 1.0), Row("b", null))
    val found = outcomes(
      frame,
      """(RowCount > 9) or ((IsUnique "k") and ((Mean "v" = 1) or (ColumnValues "v" > 9)))""",
      """(RowCount = 2) and ((IsComplete "v") or ((IsUnique "k") and (ColumnCount = 3)))""",
      """((RowCount = 2) and (IsComplete "k")) and ((ColumnExists "x") or (ColumnLength "k" = 1))"""
    )
    assert(found.values.toList.sortBy(_.name) == List(FAILED, PASSED, PASSED), found)
  }

  test("another data set: missing, of another shape, empty, and not asked for an empty batch") {
    val frame = data("k string, v double", Row("a", 1.0))
    val rules = List(
      """ReferentialIntegrity "k" "shop.items.id" = 1""",
      """RowCountMatch "shop.items" > 0.5""",
      """AggregateMatch "sum(v)" "sum(shop.items.v)" = 1""",
      """DatasetMatch "shop.items" "k->id" "v" = 1"""
    )
    val items = data("id string, v double", Row("a", 1.0), Row("b", 1.0))
    def come(found: References, batch: org.apache.spark.sql.DataFrame) = {
      val known = references("shop.items" -> items)
      compile(known, batch.schema, rules: _*)
        .evaluate(batch, Map.empty[String, RowCount].asJava, surroundings(found))
        .results
        .asScala
    }
    val missing = come(References.none, frame)
    assert(missing.forall(_.outcome == SKIPPED), missing.mkString("\n"))
    assert(missing.head.message.endsWith("could not be measured: the data set \"shop.items\" can't be read"))
    val changed = come(references("shop.items" -> items.toDF("other", "w")), frame)
    assert(
      changed
        .filterNot(_.kind == "RowCountMatch")
        .forall(_.message.contains("AnalysisException"))
    )
    val none = come(references("shop.items" -> items.limit(0)), frame)
    assert(none.map(_.outcome) == Seq(FAILED, PASSED, PASSED, FAILED), none.mkString("\n"))
    val nothing = come(References.none, frame.limit(0))
    assert(nothing.map(_.outcome) == Seq(PASSED, SKIPPED, PASSED, PASSED), nothing.mkString("\n"))
  }

  test("a match of data sets needs a key that is one, and takes null for equal to null") {
    val ddl = "k string, v double"
    val frame = data(ddl, Row("a", 1.0), Row("b", null))
    def come(reference: Row*) = {
      val others = references("shop.items" -> data(ddl, reference: _*))
      evaluate(others, frame, """DatasetMatch "shop.items" "k" = 1""").results.get(0)
    }
    assert(come(Row("a", 1.0), Row("b", null), Row("c", 3.0), Row("c", 3.0)).outcome == PASSED)
    assert(come(Row("a", 1.0), Row("b", 0.0)).value == 0.5)
    val twice = come(Row("a", 1.0), Row("a", 1.0))
    assert(
      twice.outcome == SKIPPED && twice.message.endsWith(
        "the key (k) is null or not unique, in the batch or in \"shop.items\""
      )
    )
  }
}
