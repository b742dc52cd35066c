package io.meshwork.quality

import io.meshwork.quality.ExampleSettings.PlaceColumns
import io.meshwork.quality.Outcome.FAILED
import io.meshwork.quality.history.MetricHistory
import java.util.Optional
import org.apache.spark.sql.{DataFrame, Row}
import scala.jdk.CollectionConverters._

/** Which rows break a rule on the batch as a whole. */
class FailingRowsSpec extends SuiteFixture {
  private val ddl = "n bigint, part int, topic string, k string, g string, v double, `odd.name` int"
  private lazy val batch = data(
    ddl,
    Row(1L, 0, "t", "a", "x", 1.0, 1),
    Row(2L, 0, "t", "b", "x", 2.0, 2),
    Row(3L, 0, "t", "c", "y", null, 2),
    Row(4L, 0, "t", null, null, 4.0, null),
    Row(5L, 0, "t", "a", null, 5.0, 3)
  )
  private lazy val others = references(
    "shop.items" -> data("id string, price double", Row("x", 1.0), Row("q", 9.0)),
    "shop.prices" -> data("n bigint, v double", Row(1L, 1.0), Row(2L, 7.0), Row(3L, null), Row(9L, 9.0))
  )

  private val rules = List(
    """IsUnique "k"""" -> Set(1, 5),
    """IsUnique "k" where "v < 3"""" -> Set.empty[Int],
    """IsUnique "g" where "v > 0"""" -> Set(1, 2),
    """IsUnique "odd.name"""" -> Set(2, 3),
    """Uniqueness "k" > 0.9""" -> Set(1, 5),
    """Uniqueness "g" < 0.1""" -> Set.empty[Int],
    """UniqueValueRatio "g" > 0.9""" -> Set(1, 2),
    """IsPrimaryKey "k"""" -> Set(1, 4, 5),
    """IsPrimaryKey "k" "g"""" -> Set(4, 5),
    """Completeness "g" >= 0.9""" -> Set(4, 5),
    """Completeness "g" between 0.9 and 1.0""" -> Set(4, 5),
    """Completeness "g" > 0.9 where "v < 5"""" -> Set(4),
    """ColumnValues "v" > 1 with threshold > 0.9""" -> Set(1, 3),
    """ColumnValues "v" > 1 where "k is not null" with threshold > 0.9""" -> Set(1, 3),
    """CustomSql "select n from primary where v > 1"""" -> Set(1, 3),
    """CustomSql "select k, g from primary where v < 5" with threshold > 0.9""" -> Set(3, 5),
    """ReferentialIntegrity "g" "shop.items.id" = 1""" -> Set(3, 4, 5),
    """DatasetMatch "shop.prices" "n" "v" = 1""" -> Set(2, 4, 5),
    """(IsUnique "k") and (Completeness "g" > 0.9)""" -> Set(1, 4, 5),
    """(IsUnique "k") and (Completeness "g" > 0.5)""" -> Set(1, 5),
    """((IsUnique "k") or (RowCount > 9)) and (IsUnique "n")""" -> Set(1, 5),
    "RowCount > 9" -> Set.empty[Int],
    """Mean "v" > 9""" -> Set.empty[Int]
  )

  private def evaluate(frame: DataFrame, perRule: Int, masked: String*) = {
    val suite = compile(others, frame.schema, rules.map(_._1): _*)
    val place = new PlaceColumns("topic", "part", "n")
    val settings = new ExampleSettings(perRule, masked.toSet.asJava, Optional.of(place))
    val around = new Surroundings(now, MetricHistory.none, others, java.util.Map.of(), settings)
    suite
      .evaluate(frame, Map.empty[String, RowCount].asJava, around)
      .results
      .asScala
      .map(r => r.id -> r)
      .toMap
  }
  private lazy val found = evaluate(batch, 100)

  for ((rule, rows) <- rules)
    test(s"$rule is broken by ${if (rows.isEmpty) "no single row" else rows.mkString("rows ", ", ", "")}") {
      val result = found(rule)
      assert(result.examples.asScala.map(_.offset.toInt).toSet == rows, result)
      assert(result.outcome == FAILED || rows.isEmpty, result)
      assert(result.examples.asScala.forall(e => e.reason == result.message && e.topic == "t"))
    }

  test("an example has the value, unless the column is classified or the rule speaks of several") {
    def values(found: Map[String, RuleResult], rule: String) = found(rule).examples.asScala.map(_.value).toSet
    assert(values(found, """ReferentialIntegrity "g" "shop.items.id" = 1""") == Set("y", null))
    assert(values(found, """IsPrimaryKey "k" "g"""") == Set(null))
    assert(values(evaluate(batch, 100, "k"), """IsUnique "k"""") == Set(Example.MASK))
    assert(evaluate(batch, 1).values.forall(_.examples.size <= 1))
  }
}
