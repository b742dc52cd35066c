package io.meshwork.quality.state

import io.meshwork.quality.metric.{Measuring, Metric, Metrics, RowCountMetric}
import io.meshwork.quality.plan.BatchRows
import io.meshwork.quality.{RowCount, SuiteFixture, SuiteResult, Surroundings}
import java.util.{List => JList, Optional}
import org.apache.spark.sql.{DataFrame, Row}
import org.scalacheck.Gen
import org.scalatestplus.scalacheck.ScalaCheckPropertyChecks
import scala.jdk.CollectionConverters._

/** Merged equals scanned: the metrics of the merged states of batches are those of all their rows. */
class MergedStatesSpec extends SuiteFixture with ScalaCheckPropertyChecks {
  private type Key = (String, Optional[String])

  private val ddl = "d double, x double, n bigint, m decimal(12,2), s string"
  private val all = Optional.empty[String]
  private val wheres = List(all, Optional.of("s is null or s = 'a'"), Optional.of("n > 0"))

  private val number: Gen[Double] =
    Gen.oneOf(Gen.choose(-1e6, 1e6), Gen.choose(-40, 40).map(_ / 4.0), Gen.const(-0.0))
  private def orNull(gen: Gen[Any]): Gen[Any] = Gen.frequency(4 -> gen, 1 -> Gen.const(null))
  private val row: Gen[Row] = for {
    d <- orNull(number)
    x <- orNull(
      Gen.oneOf[Any](number, Gen.oneOf(Double.NaN, Double.PositiveInfinity, Double.NegativeInfinity))
    )
    n <- orNull(Gen.choose(-1000L, 1000L))
    m <- orNull(Gen.choose(-99999L, 99999L).map(java.math.BigDecimal.valueOf(_, 2)))
    s <- orNull(Gen.oneOf("", "a", "bc", "\u00fcber"))
  } yield Row(d, x, n, m, s)
  private val batches: Gen[List[List[Row]]] =
    Gen.choose(1, 3).flatMap(count => Gen.listOfN(count, Gen.resize(8, Gen.listOf(row))))

  private val metrics: List[Metric] = {
    val numbers = List("d", "x", "n", "m")
    def ofAll = numbers.flatMap(c => List(Metrics.minimum(c), Metrics.maximum(c))) ++
      List(Metrics.minLength("s"), Metrics.maxLength("s"))
    ofAll ++ wheres.flatMap { where =>
      List(
        new RowCountMetric(where),
        Metrics.completeness("d", where),
        Metrics.completeness("s", where),
        Metrics.compliance("d", _ => "coalesce(d >= 0, false)", where),
        Metrics.correlation("d", "n", where),
        Metrics.correlation("d", "x", where)
      ) ++ numbers.flatMap(c =>
        List(Metrics.mean(c, where), Metrics.sum(c, where), Metrics.standardDeviation(c, where))
      )
    }
  }
  private val exact = "RowCount|Completeness.*|Compliance.*|Minimum.*|Maximum.*|MinLength.*|MaxLength.*"

  private def measured(frame: DataFrame, metrics: Seq[Metric] = metrics) =
    new Measuring(BatchRows.of(frame), Surroundings.at(now)).of(metrics.asJava)

  private def kept(frame: DataFrame): Array[Byte] = StateCodec.bytes(measured(frame).states)

  private def merged(batches: Seq[Array[Byte]]): Map[Key, MergedMetric] =
    batches
      .foldLeft(MergedStates.none)((sum, bytes) => sum.plus(StateCodec.states(bytes)))
      .metrics
      .asScala
      .map(m => (m.key.name, m.key.where) -> m)
      .toMap

  /** What rounding may make of sums of these rows. */
  private def tolerance(name: String, rows: Seq[Row]): Double = {
    val largest = rows.flatMap(r =>
      List(r.get(0), r.get(1)).collect { case d: Double if !d.isNaN && !d.isInfinite => d.abs }
    )
    if (name.matches(exact)) 0
    else if (name.startsWith("ColumnCorrelation")) 1e-9
    else 1e-12 * (1000 + largest.sum)
  }

  test("merged equals scanned, however the rows are split, over empty batches, nulls, NaN and infinities") {
    forAll(batches, minSuccessful(20)) { batches =>
      val scanned =
        measured(data(ddl, batches.flatten: _*)).values.asScala.map(v => (v.name, v.where) -> v.value).toMap
      val found = merged(batches.map(rows => kept(data(ddl, rows: _*))))
      assert(found.keySet == scanned.keySet)
      for ((key @ (name, where), value) <- scanned) {
        assert(math.abs(found(key).value - value) <= tolerance(name, batches.flatten), key)
        assert(found(key).rows == scanned(("RowCount", where)).toLong, key)
      }
    }
  }

  test("the order of the batches and the grouping of their sums don't matter") {
    val parts = List(List(1.0, 2.5), Nil, List(-3.0), List(8.0, 0.25, 4.0)).map { values =>
      StateCodec.states(kept(data(ddl, values.map(v => Row(v, null, v.toLong, null, "a")): _*)))
    }
    def sum(parts: Seq[JList[MetricState]]) = parts.foldLeft(MergedStates.none)((all, part) => all.plus(part))
    def shown(states: MergedStates) =
      states.metrics.asScala.map(m => (m.key.name, m.key.where, m.rows, math.round(m.value * 1e9)))
    val whole = shown(sum(parts))
    assert(whole.size > 20)
    for (order <- parts.permutations) {
      val (left, right) = order.splitAt(2)
      assert(shown(sum(left).plus(sum(right))) == whole)
    }
    assert(shown(MergedStates.none.plus(sum(parts))) == whole && MergedStates.none.metrics.isEmpty)
  }

  test("the least number is not NaN while there is another one, as in a scan") {
    val nan = kept(data(ddl, Row(null, Double.NaN, null, null, null)))
    val one = kept(data(ddl, Row(null, 1.0, null, null, null)))
    for (order <- Seq(Seq(nan, one), Seq(one, nan))) {
      assert(merged(order)(("Minimum(x)", all)).value == 1.0)
      assert(!merged(order).contains(("Maximum(x)", all)))
    }
  }

  test("what was measured of no value has no number, and its rows count") {
    val found = merged(
      Seq(
        kept(data(ddl, Row(null, null, null, null, null))),
        kept(data(ddl, Row(2.0, null, null, null, null)))
      )
    )
    assert(found(("Mean(d)", all)).value == 2.0 && found(("Mean(d)", all)).rows == 2)
    assert(!found.contains(("Mean(n)", all)) && found(("Completeness(s)", all)).value == 0)
  }

  private def evaluated(rules: String*): SuiteResult = {
    val frame = data("v double, g string, t timestamp", Row(1.0, "a", java.sql.Timestamp.from(now)))
    compile(frame.schema, rules: _*)
      .evaluate(frame, Map.empty[String, RowCount].asJava, Surroundings.at(now))
  }

  private def names(rules: String*): Seq[Key] =
    evaluated(rules: _*).states.asScala.map(s => (s.key.name, s.key.where)).toSeq

  test("a suite's result has one state for each metric that can be merged, and the number of rows") {
    assert(
      names(
        """Mean "v" > 0""",
        """Mean "v" < 9""",
        """Completeness "v" = 1 where "g = 'a'"""",
        "RowCount > 0"
      ) ==
        Seq(("RowCount", all), ("Mean(v)", all), ("Completeness(v)", Optional.of("g = 'a'")))
    )
    assert(evaluated("""IsComplete "v"""").states.isEmpty)
  }

  test("two conditions on one column are two metrics, and a condition is the same one in every batch") {
    val rules =
      Seq("""ColumnValues "v" > 0 with threshold > 0.1""", """ColumnValues "v" > 1 with threshold = 0""")
    val keys = evaluated(rules: _*).states.asScala.map(_.key).filter(_.name == "Compliance(v)")
    assert(keys.size == 2 && keys.toSet.size == 2)
    assert(
      evaluated(rules.reverse: _*).states.asScala
        .map(_.key)
        .filter(_.name == "Compliance(v)")
        .toSet == keys.toSet
    )
  }

  test("groupings and queries have no state") {
    assert(
      names(
        """Uniqueness "v" = 1""",
        """Entropy "g" = 0""",
        """DistinctValuesCount "g" = 1""",
        """CustomSql "select count(*) from primary" = 1""",
        "ColumnCount = 3"
      ) == Seq(("RowCount", all))
    )
  }

  test("what depends on the time of the batch is not merged") {
    val later = Seq(
      """ColumnValues "t" <= now() with threshold > 0.5""",
      """Mean "v" > 0 where "t > current_timestamp() - interval 1 day"""",
      """Completeness "v" = 1 where "t > now() - interval 1 day"""",
      """Completeness "g" = 1 where "to_date(t) <= current_date"""",
      """Sum "v" > 0 where "unix_timestamp() > 0"""",
      """RowCount > 0 where "year(now()) > 2000""""
    )
    assert(names(later: _*) == Seq(("RowCount", all)))
    val fixed = Optional.of("t > timestamp'2024-01-01 00:00:00'")
    assert(names(s"""Mean "v" > 0 where "${fixed.get}"""").contains(("Mean(v)", fixed)))
  }

  test("a metric that can't be measured has no state") {
    val suite = compile(data("v double").schema, """Mean "v" > 0""", "RowCount > 0")
    val found =
      suite.evaluate(data("v string", Row("a")), Map.empty[String, RowCount].asJava, Surroundings.at(now))
    assert(found.states.asScala.map(_.key.name) == Seq("RowCount"))
  }
}
