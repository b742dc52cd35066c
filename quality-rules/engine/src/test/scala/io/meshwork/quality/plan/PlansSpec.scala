package io.meshwork.quality.plan

import io.meshwork.quality.SuiteFixture
import io.meshwork.quality.metric.{JobCount, Queries}
import java.time.Instant
import java.util.{List => JList}
import java.util.concurrent.atomic.AtomicInteger
import java.util.function.UnaryOperator
import org.apache.spark.api.java.{JavaRDD, JavaSparkContext}
import org.apache.spark.metrics.source.CodegenMetrics
import org.apache.spark.sql.catalyst.InternalRow
import org.apache.spark.sql.functions._
import org.apache.spark.sql.{DataFrame, Row}
import org.apache.spark.storage.StorageLevel
import org.scalacheck.Gen
import org.scalatestplus.scalacheck.ScalaCheckPropertyChecks
import scala.jdk.CollectionConverters._

/** A query that is planned once gives of each batch what it would give planned for it alone. */
class PlansSpec extends SuiteFixture with ScalaCheckPropertyChecks {
  private type Query = UnaryOperator[DataFrame]
  private val ddl = "k int, v double, s string"

  private val queries: Seq[(String, Query)] = Seq(
    "all" -> (rows => rows),
    "some" -> (_.filter("v > 0").select(col("s"), (col("k") + 1).as("more"))),
    "sums" -> (_.groupBy("k").agg(sum("v"), countDistinct("s"), collect_set("s"))),
    "whole" -> (_.agg(count(lit(1)), max("v"), min("s"))),
    "joined" -> (rows => rows.join(rows.groupBy("k").agg(max("v").as("most")), "k")),
    "twice" -> (rows => rows.groupBy("s").count().union(rows.groupBy("s").count())),
    "windowed" -> (_.selectExpr("k", "rank() over (partition by k order by v, s) place")),
    "constant" -> (_.filter("v >= (select 0.0)").select("k")),
    "none" -> (_.filter("k > 1 and false").select("s")),
    "again" -> (rows =>
      Queries.over(
        rows,
        java.util.Optional.empty(),
        "SELECT k FROM primary WHERE v >= (SELECT avg(v) FROM primary)"
      )
    ),
    "exists" -> (rows =>
      Queries.over(
        rows,
        java.util.Optional.empty(),
        "SELECT k FROM primary p WHERE EXISTS (SELECT 1 FROM primary q WHERE q.k > p.k)"
      )
    )
  )

  private val row = for {
    k <- Gen.oneOf[Any](null, 1, 2, 3)
    v <- Gen.oneOf[Any](null, -1.5, 0.0, 2.25)
    s <- Gen.oneOf[Any](null, "a", "b", "c")
  } yield Row(k, v, s)

  private def rows(values: Seq[Row], partitions: Int): DataFrame =
    data(ddl, values: _*).repartition(partitions)

  private def internal(frame: DataFrame): JavaRDD[InternalRow] =
    frame.queryExecution.toRdd.toJavaRDD().map(_.copy())

  private def batch(plans: Plans, frame: DataFrame): BatchRows =
    plans.rows(spark, internal(frame), frame.schema)

  private def sorted(rows: Iterable[Row]): Seq[String] =
    rows
      .map(
        _.toSeq
          .map { case all: scala.collection.Seq[_] => all.map(String.valueOf).sorted; case v => v }
          .toString
      )
      .toSeq
      .sorted

  test("batch after batch, in one partition and in several, and again") {
    val plans = new Plans
    forAll(Gen.resize(20, Gen.listOf(row)), Gen.choose(1, 3), minSuccessful(12)) { (values, partitions) =>
      val frame = rows(values, partitions)
      val batch = this.batch(plans, frame)
      for ((name, query) <- queries) {
        val alone = sorted(query(frame).collect())
        val planned = batch.`then`(name, query)
        assert(sorted(planned.collect().asScala) == alone, name)
        assert(sorted(planned.collect().asScala) == alone, name)
        assert(sorted(planned.dataset().collect()) == alone, name)
      }
    }
  }

  test("a query is asked for once, and its code is compiled once") {
    val plans = new Plans
    val asked = new AtomicInteger
    val query: Query = all => {
      asked.incrementAndGet()
      all.filter("v * 17.125 > 3").agg(sum(col("v") * 31.5))
    }
    def sumOf(v: Double): Double =
      batch(plans, rows(Seq(Row(1, v, "a")), 2)).`then`("sum", query).collect().get(0).getDouble(0)
    assert(sumOf(1) == 31.5)
    val compiled = CodegenMetrics.METRIC_COMPILATION_TIME.getCount
    assert(sumOf(2) == 63 && sumOf(4) == 126)
    assert(asked.get == 1)
    assert(CodegenMetrics.METRIC_COMPILATION_TIME.getCount == compiled)
  }

  test("the time of a batch is another one in the same plan") {
    val plans = new Plans
    def lateIn(now: String): Long = {
      val frame = data("at timestamp", Row(java.sql.Timestamp.from(Instant.parse("2024-01-01T00:00:00Z"))))
      plans.begin(Instant.parse(now))
      val rows = batch(plans, frame)
      rows.`then`("late", _.filter(col("at") < rows.now()).agg(count(lit(1)))).collect().get(0).getLong(0)
    }
    assert(lateIn("2024-01-02T00:00:00Z") == 1)
    val compiled = CodegenMetrics.METRIC_COMPILATION_TIME.getCount
    assert(lateIn("2023-01-01T00:00:00Z") == 0)
    assert(lateIn("2024-01-01T00:00:00.000001Z") == 1)
    assert(CodegenMetrics.METRIC_COMPILATION_TIME.getCount == compiled)
  }

  test("the time of a batch is the same where no code is generated") {
    val plans = new Plans
    plans.begin(now)
    assert(plans.now().expr.eval(InternalRow.empty) == now.getEpochSecond * 1000000)
    withSettings("spark.sql.codegen.wholeStage" -> "false", "spark.sql.codegen.factoryMode" -> "NO_CODEGEN") {
      val rows = batch(plans, data(ddl, Row(1, 1.0, "a")))
      val found = rows.`then`("now", _.select(unix_micros(rows.now()))).collect().get(0).getLong(0)
      assert(found == now.getEpochSecond * 1000000)
    }
  }

  test("tasks see the settings of the session outside of a query too") {
    withSettings("spark.sql.legacy.timeParserPolicy" -> "LEGACY") {
      val day = batch(new Plans, data("s string", Row("2024-01-01 and more")))
        .`then`("day", _.selectExpr("to_date(s, 'yyyy-MM-dd')"))
      assert(
        day.rdd().map(row => row.isNullAt(0)).collect().asScala == Seq(false),
        "as the older parser has it"
      )
    }
  }

  test("lots are drawn for each batch") {
    val plans = new Plans
    def lots() = {
      val frame = data("k int", (1 to 40).map(Row(_)): _*).coalesce(1)
      batch(plans, frame)
        .`then`("lots", _.filter("rand() < 0.5").select("k"))
        .collect()
        .asScala
        .map(_.getInt(0))
        .toSeq
    }
    assert(Seq.fill(3)(lots()).distinct.size > 1)
  }

  test("a query that keeps its own rows finds those of each batch") {
    val plans = new Plans
    def kept(k: Int) = batch(plans, data(ddl, Row(k, 1.0, "a")))
      .`then`("kept", _.persist())
      .`then`("k", _.select("k"))
      .collect()
    def checkpointed(k: Int) =
      batch(plans, data(ddl, Row(k, 1.0, "a")))
        .`then`("checkpointed", _.localCheckpoint())
        .collect()
        .asScala
        .map(_.getInt(0))
    for (k <- 1 to 3) {
      assert(kept(k) == JList.of(Row(k)))
      assert(checkpointed(k) == Seq(k))
    }
  }

  test("a work without partitions has no results") {
    val plans = new Plans
    def none() = {
      val rows = batch(plans, data(ddl, Row(1, 1.0, "a")).coalesce(1))
      rows.`then`("all", all => all).collect().size() ->
        rows
          .gather[String]("none", _ => JavaSparkContext.fromSparkContext(spark.sparkContext).emptyRDD[String])
          .size()
    }
    assert(none() == ((1, 0)))
    assert(none() == ((1, 0)))
  }

  test("the clock's time is that of each batch, not the first one's") {
    val plans = new Plans
    def clock() =
      batch(plans, data(ddl, Row(1, 1.0, "a")))
        .`then`("clock", _.selectExpr("unix_micros(now())"))
        .collect()
        .get(0)
        .getLong(0)
    val first = clock()
    assert(clock() > first)
  }

  test("chosen rows of the leaf, the same query") {
    val rows = batch(new Plans, data(ddl, Row(1, 1.0, "a"), Row(2, 2.0, "b"))).`then`("s", _.select("s"))
    val chosen = rows.over((all, schema) => all.filter(r => r.getInt(schema.fieldIndex("k")) == 2))
    assert(chosen.collect() == JList.of(Row("b")))
    assert(rows.collect().size == 2)
  }

  private def jobs(work: => Unit): Int = {
    val count = JobCount.begin(spark.sparkContext)
    try work
    catch { case e: Throwable => count.end(); throw e }
    count.end()
  }

  test("what a small batch was asked, the next one answers in one job") {
    val plans = new Plans
    def ask(steps: Seq[String], partitions: Int = 1): Int = {
      val frame = this.rows(Seq(Row(1, 1.0, "a"), Row(2, -1.0, "b")), 4)
      // As a pipeline keeps a batch: the rows of several tasks, together.
      val kept = internal(frame).coalesce(partitions).persist(StorageLevel.MEMORY_AND_DISK)
      val rows = plans.rows(spark, kept, frame.schema)
      val expected = steps.map(step => sorted(queries.toMap.apply(step)(rows.dataset()).collect()))
      var found = Seq.empty[Seq[String]]
      val count = jobs {
        found = steps.map(step => sorted(rows.`then`(step, queries.toMap.apply(step)).collect().asScala))
      }
      assert(found == expected)
      count
    }
    assert(ask(Seq("sums", "some", "whole")) == 3)
    assert(ask(Seq("sums", "some", "whole")) == 1)
    assert(ask(Seq("sums", "joined")) == 2, "one that is new is a job of its own")
    assert(ask(Seq("joined", "sums")) == 1)
    ask(Seq("sums", "some"), partitions = 3)
    assert(ask(Seq("sums", "some"), partitions = 3) == 2, "of a batch of several tasks each is one")
  }

  test("a question that fails doesn't fail the others") {
    val plans = new Plans
    val fails: Query = _.selectExpr("if(k > 1, raise_error('no'), k) k")
    def ask(values: Row*): (Int, Boolean) = {
      val rows = batch(plans, data(ddl, values: _*).coalesce(1))
      val some = rows.`then`("some", _.select("s")).collect().size
      (some, scala.util.Try(rows.`then`("fails", fails).collect()).isSuccess)
    }
    assert(ask(Row(1, 1.0, "a")) == ((1, true)))
    assert(ask(Row(2, 1.0, "a")) == ((1, false)))
    assert(ask(Row(1, 1.0, "a"), Row(0, 1.0, "b")) == ((2, true)))
    assert(ask(Row(2, 1.0, "a")) == ((1, false)), "though the batch before could answer it")
  }

  private def withSettings(pairs: (String, String)*)(work: => Unit): Unit = {
    val before = pairs.map { case (key, _) => key -> spark.conf.getOption(key) }
    pairs.foreach { case (key, value) => spark.conf.set(key, value) }
    try work
    finally before.foreach { case (key, value) => value.fold(spark.conf.unset(key))(spark.conf.set(key, _)) }
  }
}
