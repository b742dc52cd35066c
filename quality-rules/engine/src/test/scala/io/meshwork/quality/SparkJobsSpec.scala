package io.meshwork.quality

import java.util.concurrent.{Callable, Executors}
import org.apache.spark.scheduler.{SparkListener, SparkListenerJobStart}
import scala.jdk.CollectionConverters._

/** What evaluating costs: Deequ's metrics share one scan, those of one grouping share it. */
class SparkJobsSpec extends SuiteFixture {
  private lazy val batch = {
    val rows = spark
      .range(0, 1000, 1, 2)
      .selectExpr("id", "string(id % 10) g", "double(id) v", "if(id % 4 = 0, null, 'x') s")
      .persist()
    assert(rows.count() == 1000)
    rows
  }
  private val scans = List(
    "RowCount > 0",
    """Completeness "s" > 0.7""",
    """Mean "v" > 0""",
    """Sum "v" > 0""",
    """StandardDeviation "v" > 0""",
    """RowCount > 0 where "g = '1'"""",
    """Completeness "s" > 0.1 where "g = '2'"""",
    """Mean "v" > 0 where "g = '3'"""",
    """ColumnValues "v" >= 0 with threshold > 0.9""",
    """(Mean "v" > 0) or (IsComplete "s")"""
  )
  private val unique = List("""IsUnique "id"""", """Uniqueness "id" > 0""", """IsPrimaryKey "id" "g"""")
  private val groupings = List("""DistinctValuesCount "id" > 3""", """Entropy "g" > 2""")
  private val grouping = unique.take(2) ++ groupings.take(1)

  private def jobs(rules: List[String]): Int = {
    val suite = compile(batch.schema, rules: _*)
    val result = suite.evaluate(batch.toDF(), Map.empty[String, RowCount].asJava, Surroundings.at(now))
    assert(result.results.asScala.forall(_.outcome == Outcome.PASSED), result.results.asScala.mkString("\n"))
    result.sparkJobs
  }

  test("no dataset rule, no job") {
    assert(jobs(Nil) == 0)
    val suite = compile(batch.schema, """IsComplete "id"""")
    assert(
      suite
        .evaluate(
          batch.toDF(),
          Map(suite.rowRules.get(0).id -> new RowCount(1, 0)).asJava,
          Surroundings.at(now)
        )
        .sparkJobs == 0
    )
  }

  test("ten rules on scans are as many jobs as one") {
    assert(jobs(scans) == jobs(List("RowCount > 0")))
  }

  test("keys that are unique cost one job, however many rules share it") {
    assert(jobs(scans ++ unique) - jobs(scans) == 1)
    assert(jobs(scans ++ unique.take(1)) - jobs(scans) == 1)
  }

  test("a grouping costs the same however many rules share it") {
    val one = jobs(scans ++ groupings.take(1)) - jobs(scans)
    assert(one > 0 && jobs(scans ++ groupings) - jobs(scans) == one)
  }

  test("a key that isn't unique is grouped with the others") {
    val repeated = List("""Uniqueness "g" = 0""")
    assert(jobs(groupings ++ repeated) - jobs(groupings) == 1)
  }

  test("the numbers, so that a change of them is seen") {
    assert(jobs(scans) == 2)
    assert(jobs(scans ++ unique) == 3)
    assert(jobs(scans ++ groupings) == 5)
    assert(jobs(List("""CustomSql "select count(*) from primary" > 0""")) == 4)
  }

  test("what the columns tell takes no job") {
    assert(jobs(List("ColumnCount = 4", """ColumnExists "v"""", """ColumnNamesMatchPattern "[a-z]+"""")) == 0)
  }

  private val forty = scans ++ grouping ++ List(
    """IsPrimaryKey "id" "g"""",
    """IsUnique "id" where "g = '1'"""",
    """Entropy "g" > 2""",
    """UniqueValueRatio "g" = 0""",
    """DistinctValuesCount "g" = 10""",
    """DistinctValuesCount "g" = 1 where "v < 1"""",
    """Uniqueness "v" = 1""",
    """Uniqueness "s" = 0""",
    """DistinctValuesCount "s" = 1""",
    """ColumnCorrelation "id" "v" > 0.9""",
    """ColumnValues "g" in ["0", "1"] with threshold > 0.1""",
    """ColumnDataType "g" = "Integer" with threshold = 1""",
    """Completeness "id" = 1""",
    """Mean "id" > 100 where "s is not null"""",
    """Sum "id" > 0 where "s is null"""",
    "ColumnCount = 4",
    """ColumnExists "g"""",
    """ColumnNamesMatchPattern "[a-z]+"""",
    """SchemaMatch "shop.items" < 1""",
    """CustomSql "select count(*) from primary where v < 0" = 0""",
    """CustomSql "select max(v) from primary" < 1000""",
    """CustomSql "select count(distinct g) - 10 from primary" = 0""",
    """CustomSql "with c as (select g, count(*) n from primary group by g) select max(n) from c" = 100""",
    """CustomSql "select id from primary where v >= 0"""",
    """RowCountMatch "shop.items" > 1""",
    """ReferentialIntegrity "g" "shop.items.name" = 1""",
    """AggregateMatch "sum(id)" "sum(v)" = 1"""
  )

  test(
    "a suite of forty rules takes six jobs: a scan, one for keys, a grouping, all queries, two broadcasts"
  ) {
    assert(forty.size == 40)
    val others = references("shop.items" -> spark.range(10).selectExpr("string(id) name").persist())
    assert(others.find("shop.items").get.count() == 10)
    val suite = compile(others, batch.schema, forty: _*)
    def result = suite.evaluate(batch.toDF(), Map.empty[String, RowCount].asJava, surroundings(others))
    spark.conf.set("spark.sql.adaptive.enabled", "false") // As conf/local.conf has it.
    try {
      val found = result
      assert(found.results.asScala.forall(_.outcome == Outcome.PASSED), found.results.asScala.mkString("\n"))
      // The rows that a query or another data set is joined by are sent to all tasks: two jobs of the six.
      info(s"forty rules: ${found.sparkJobs} jobs, ${found.metrics.size} metrics")
      assert(found.sparkJobs == 6)
    } finally spark.conf.unset("spark.sql.adaptive.enabled")
    info(s"with adaptive execution, which makes a job of each shuffle: ${result.sparkJobs}")
  }

  test("a query reads the persisted rows, not what they came from") {
    val query =
      Class.forName("io.meshwork.quality.metric.Queries").getDeclaredMethods.find(_.getName == "over").get
    query.setAccessible(true)
    val rows = query
      .invoke(null, batch.toDF(), java.util.Optional.empty(), "select count(*) from primary")
      .asInstanceOf[org.apache.spark.sql.DataFrame]
    assert(rows.queryExecution.executedPlan.toString.contains("InMemoryTableScan"))
  }

  test("counts its own jobs only, though several threads evaluate at once") {
    val expected = jobs(scans)
    val threads = Executors.newFixedThreadPool(4)
    try {
      val work = (1 to 8).map(_ => new Callable[Int] { def call(): Int = jobs(scans) })
      assert(threads.invokeAll(work.asJava).asScala.map(_.get).toSet == Set(expected))
    } finally threads.shutdown()
  }

  test("the count is what Spark's own events say") {
    var seen = 0
    val listener = new SparkListener {
      override def onJobStart(start: SparkListenerJobStart): Unit = synchronized(seen += 1)
    }
    sc.addSparkListener(listener)
    try {
      val counted = jobs(scans ++ grouping)
      // The count has waited for all events posted before its end; both listeners share one queue.
      assert(seen == counted)
    } finally sc.removeSparkListener(listener)
  }
}
