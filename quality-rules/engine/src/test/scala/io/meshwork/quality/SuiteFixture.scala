package io.meshwork.quality

import com.holdenkarau.spark.testing.DataFrameSuiteBase
import io.meshwork.quality.history.MetricHistory
import java.time.Instant
import org.apache.spark.SparkConf
import org.apache.spark.sql.{DataFrame, Row}
import org.apache.spark.sql.functions.{col, not, sum, when}
import org.apache.spark.sql.types.StructType
import org.scalatest.funsuite.AnyFunSuite
import java.util.Optional
import scala.jdk.CollectionConverters._
import scala.jdk.OptionConverters._

/** A session in UTC, and short ways to compile and evaluate rules. */
trait SuiteFixture extends AnyFunSuite with DataFrameSuiteBase {
  override def enableHiveSupport: Boolean = false

  override def conf: SparkConf = super.conf
    .set("spark.sql.session.timeZone", "UTC")
    .set("spark.ui.enabled", "false")
    .set("spark.sql.shuffle.partitions", "2")

  val now: Instant = Instant.parse("2024-06-15T12:00:00Z")

  def source(rules: String*): SuiteSource =
    new SuiteSource("test.dqdl", 1, rules.mkString("Rules = [\n", ",\n", "\n]"))

  def compile(schema: StructType, rules: String*): Suite = compile(schema, schema, rules: _*)

  def compile(rows: StructType, table: StructType, rules: String*): Suite =
    Suite.compile(List(source(rules: _*)).asJava, rows, table)

  def compile(references: References, schema: StructType, rules: String*): Suite =
    Suite.compile(List(source(rules: _*)).asJava, schema, schema, references)

  /** Data sets by name. */
  def references(sets: (String, DataFrame)*): References = new References {
    private val byName = sets.toMap
    override def find(name: String): Optional[DataFrame] = byName.get(name).toJava
    override def schema(name: String): Optional[StructType] = byName.get(name).map(_.schema).toJava
  }

  def surroundings(references: References): Surroundings =
    new Surroundings(now, MetricHistory.none, references, java.util.Map.of(), ExampleSettings.none)

  def problems(rows: StructType, table: StructType, sources: SuiteSource*): List[Problem] =
    intercept[InvalidSuiteException](Suite.compile(sources.asJava, rows, table)).problems.asScala.toList

  def data(ddl: String, rows: Row*): DataFrame =
    spark.createDataFrame(rows.asJava, StructType.fromDDL(ddl))

  /** The rows that each rule fails, by their column "n"; all rules in one pass. */
  def failing(frame: DataFrame, rules: Seq[String]): Map[String, Set[Int]] = {
    val compiled = compile(frame.schema, rules: _*).rowRules.asScala.toList
    val flags = frame.select(col("n") :: compiled.flatMap(r => List(r.applies, r.passes)): _*)
    assert(flags.schema.tail.forall(f => f.dataType.typeName == "boolean" && !f.nullable), flags.schema)
    val rows = flags.collect()
    rules.zipWithIndex.map { case (rule, i) =>
      rule -> rows.filter(r => r.getBoolean(2 * i + 1) && !r.getBoolean(2 * i + 2)).map(_.getInt(0)).toSet
    }.toMap
  }

  /** The result of the one dataset rule. */
  def result(frame: DataFrame, rule: String): RuleResult =
    evaluate(frame, rule).results.asScala.last

  def evaluate(frame: DataFrame, rules: String*): SuiteResult = evaluate(References.none, frame, rules: _*)

  def evaluate(references: References, frame: DataFrame, rules: String*): SuiteResult = {
    val suite = compile(references, frame.schema, rules: _*)
    suite.evaluate(frame, counts(suite, frame).asJava, surroundings(references))
  }

  /** What the caller of evaluate does: all row rules counted in one pass. */
  def counts(suite: Suite, frame: DataFrame): Map[String, RowCount] = {
    val rules = suite.rowRules.asScala.toList
    if (rules.isEmpty) return Map.empty
    val sums = rules.flatMap { r =>
      List(sum(when(r.applies, 1L).otherwise(0L)), sum(when(r.applies && not(r.passes), 1L).otherwise(0L)))
    }
    val row = frame.agg(sums.head, sums.tail: _*).head()
    def number(i: Int) = if (row.isNullAt(i)) 0L else row.getLong(i)
    rules.zipWithIndex.map { case (r, i) => r.id -> new RowCount(number(2 * i), number(2 * i + 1)) }.toMap
  }
}
