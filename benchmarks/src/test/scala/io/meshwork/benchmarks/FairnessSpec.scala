package io.meshwork.benchmarks

import com.holdenkarau.spark.testing.DataFrameSuiteBase
import io.meshwork.quality.{Suite, SuiteSource, Surroundings}
import org.apache.spark.sql.functions.expr
import org.scalatest.funsuite.AnyFunSuite

import java.time.Instant
import java.util.{List => JList, Map => JMap}
import scala.jdk.CollectionConverters._

/** The sides do the same work. */
class FairnessSpec extends AnyFunSuite with DataFrameSuiteBase {
  override protected implicit def enableHiveSupport: Boolean = false

  test("the naive peer has as many rules as the product's suite, on rows and on the batch") {
    val event = Peers.EVENT
    val text = scala.io.Source.fromResource("suites/bench/events.dqdl").mkString
    val suite = Suite.compile(JList.of(new SuiteSource("events.dqdl", 1, text)), event, event)
    assert(suite.rowRules.size == 20 && suite.datasetRules.size == 20)
    assert(NaiveRules.ROWS.size == 20)
    assert(NaiveRules.check().requiredAnalyzers().size == 40)
  }

  test("the stream has the pipeline's rules, of which those on the batch warn") {
    val suite = Suite.compile(
      JList.of(new SuiteSource("streaming.dqdl", 1, ProductStream.suite())),
      Peers.EVENT,
      Peers.EVENT
    )
    assert(suite.rowRules.size == 20 && suite.datasetRules.size == 20)
    val warning = "with severity = \"warning\""
    val (warn, others) =
      ProductStream.suite().linesIterator.filter(_.startsWith("    ")).partition(_.contains(warning))
    val onRows = others.toSeq
    assert(warn.size == 20 && onRows.size == 20)
    assert(onRows.forall(_.matches(" +(ColumnValues|ColumnLength|IsComplete) .*")))
  }

  test("each rule of the suite benchmark measures the same by Deequ and by hand") {
    val rules = SuiteRules.first(160).rules.asScala
    assert(rules.map(_.dqdl).distinct.size == 160)
    val rows = spark
      .range(200)
      .selectExpr(
        (0 until 15).map(i => s"cast((id * ${i + 1}) % 37 as double) as n$i") ++
          (0 until 5).map(i => s"if(id % 7 = $i, null, 't') as t$i"): _*
      )
      .persist()
    val byHand = rows.agg(rules.head.byHand, rules.tail.map(_.byHand).toSeq: _*).head()
    val suite = Suite.compile(
      JList.of(new SuiteSource("s.dqdl", 1, SuiteRules.first(160).dqdl)),
      rows.schema,
      rows.schema
    )
    val results = suite.evaluate(rows, JMap.of(), Surroundings.at(Instant.now())).results.asScala
    assert(results.size == 160)
    results.zipWithIndex.foreach { case (result, i) =>
      val expected = byHand.getAs[Number](i).doubleValue
      assert(math.abs(result.value.doubleValue - expected) < 1e-9, result.id)
    }
  }
}
