package io.meshwork.quality.profile

import io.meshwork.quality.SuiteFixture
import io.meshwork.quality.metric.JobCount
import io.meshwork.quality.profile.ColumnProfile.{Lengths, Range, Reading, ValueCount}
import java.sql.{Date, Timestamp}
import java.util.{Optional, Set => JavaSet}
import org.apache.spark.sql.Row
import scala.jdk.CollectionConverters._

class ProfilerSpec extends SuiteFixture {
  private def profile(ddl: String, masked: Set[String], rows: Row*): Profile =
    Profiler.profile(data(ddl, rows: _*), masked.asJava)

  private def of(ddl: String, rows: Row*): ColumnProfile = profile(ddl, Set.empty, rows: _*).columns.get(0)

  test("numbers have bounds, mean, spread, sum and quantiles") {
    val column = of("n int", 1.to(100).map(Row(_)): _*)
    val numbers = column.numbers.get
    assert(column.`type` == "int" && column.nulls == 0 && column.isComplete)
    assert((numbers.minimum, numbers.maximum, numbers.mean, numbers.sum) == ((1.0, 100.0, 50.5, 5050.0)))
    assert(math.abs(numbers.standardDeviation - 28.866) < 0.001)
    assert(
      numbers.quantiles.asScala.map(q => (q.share, q.value)) ==
        List((0.05, 5.0), (0.25, 25.0), (0.5, 50.0), (0.75, 75.0), (0.95, 95.0))
    )
    assert(column.range.isEmpty && column.lengths.isEmpty && column.readsAs.isEmpty)
  }

  test("every type that a contract knows has a profile") {
    val ddl = "s string, b boolean, i smallint, l bigint, f float, d double, p decimal(12,3), " +
      "day date, at timestamp, bytes binary, many array<string>, named map<string,int>"
    val row = Row(
      "a",
      true,
      1.toShort,
      2L,
      1.5f,
      2.5,
      new java.math.BigDecimal("9.125"),
      Date.valueOf("2024-02-29"),
      Timestamp.valueOf("2024-02-29 10:00:00"),
      Array[Byte](1),
      Seq("x"),
      Map("k" -> 1)
    )
    val columns = profile(ddl, Set.empty, row, row, Row.fromSeq(Seq.fill(12)(null))).columns.asScala
    assert(
      columns.map(_.`type`) == List(
        "string",
        "boolean",
        "smallint",
        "bigint",
        "float",
        "double",
        "decimal(12,3)",
        "date",
        "timestamp",
        "binary",
        "array<string>",
        "map<string, int>"
      )
    )
    columns.foreach { column =>
      assert(column.nulls == 1 && math.abs(column.completeness - 2.0 / 3) < 1e-9, column)
      assert(column.distinct == 1, column)
    }
    val byName = columns.map(c => c.name -> c).toMap
    assert(byName("p").numbers.get.maximum == 9.125)
    assert(byName("day").range == Optional.of(new Range("2024-02-29", "2024-02-29")))
    assert(byName("b").values.asScala == List(new ValueCount("true", 2)))
  }

  test("strings have lengths, bounds and their values, the most frequent first") {
    val column = of("s string", List("bb", "a", "bb", null, "ccc").map(Row(_)): _*)
    assert(column.lengths == Optional.of(new Lengths(1, 3)))
    assert(column.range == Optional.of(new Range("a", "ccc")))
    assert(
      column.values.asScala == List(new ValueCount("bb", 2), new ValueCount("a", 1), new ValueCount("ccc", 1))
    )
    assert(column.distinct == 3 && column.distinctIsExact)
  }

  test("strings that all read as numbers say so") {
    val column = of("s string", List("12", "007", null).map(Row(_)): _*)
    assert(column.readsAs == Optional.of(Reading.WHOLE_NUMBERS))
    assert(column.numbers.get.maximum == 12 && column.lengths == Optional.of(new Lengths(2, 3)))
    assert(of("s string", Row("12"), Row("x")).readsAs.isEmpty)
  }

  test("a text that is called as Deequ calls null is told from null") {
    val column = of("s string", List("NullValue", "NullValue", null, "a").map(Row(_)): _*)
    assert(column.values.asScala == List(new ValueCount("NullValue", 2), new ValueCount("a", 1)))
    assert(column.nulls == 1)
  }

  test("a column of nulls alone has nothing but nulls") {
    for (ddl <- List("x string", "x int", "x double", "x timestamp", "x date", "x boolean")) {
      val column = of(ddl, Row(null), Row(null))
      assert(column.nulls == 2 && column.completeness == 0 && column.distinct == 0, ddl)
      assert(column.numbers.isEmpty && column.range.isEmpty && column.values.isEmpty, ddl)
      assert(column.readsAs.isEmpty && column.lengths.isEmpty, ddl)
    }
  }

  test("no rows make an empty profile") {
    val empty = profile("s string, n int", Set.empty)
    assert(empty.rows == 0)
    assert(
      empty.columns.asScala.map(c => (c.name, c.completeness, c.distinct)) == List(
        ("s", 1.0, 0),
        ("n", 1.0, 0)
      )
    )
  }

  test("nothing of a masked column's values is told") {
    val rows = List(Row("Ann", 41, Date.valueOf("1983-05-01")), Row("Bob", 42, Date.valueOf("1982-05-01")))
    val told = profile("name string, age int, born date", Set("name", "age", "born"), rows: _*)
    told.columns.forEach { column =>
      assert(column.masked && column.numbers.isEmpty && column.range.isEmpty && column.values.isEmpty, column)
      assert(column.distinct == 2 && column.nulls == 0)
    }
    assert(!List("Ann", "Bob", "41", "42", "83", "1982").exists(told.toString.contains))
    assert(told.column("name").lengths == Optional.of(new Lengths(3, 3)))
  }

  test("names that Spark or Deequ would misread are columns like any") {
    val columns =
      profile("`a.b` string, `c d` int, `e``f` double, `count` int", Set("a.b"), Row("x", 1, 2.0, 3)).columns
    assert(columns.asScala.map(_.name) == List("a.b", "c d", "e`f", "count"))
    assert(columns.get(0).masked && columns.get(1).numbers.get.maximum == 1)
  }

  test("values are listed up to 120 of them, and estimated beyond") {
    val few = of("n int", 1.to(100).map(Row(_)): _*)
    assert(few.values.size == 100 && few.distinctIsExact)
    val many = of("n int", 1.to(5000).map(Row(_)): _*)
    assert(many.values.isEmpty && !many.distinctIsExact && math.abs(many.distinct - 5000) < 400)
  }

  test("the number of Spark jobs doesn't grow with the columns") {
    def jobs(columns: Int): Int = {
      val ddl = 1.to(columns).flatMap(i => List(s"s$i string", s"n$i int", s"t$i timestamp")).mkString(", ")
      val row =
        Row.fromSeq(1.to(columns).flatMap(_ => List("a", 1, Timestamp.valueOf("2024-01-01 00:00:00"))))
      val rows = data(ddl, row, row).cache()
      rows.count()
      val count = JobCount.begin(spark.sparkContext)
      Profiler.profile(rows, JavaSet.of())
      count.end()
    }
    val few = jobs(1)
    assert(jobs(12) == few)
    assert(few <= 8, few)
  }
}
