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
  private val grouping =
    List("""IsUnique "id"""", """Uniqueness "id" > 0""", """DistinctValuesCount "id" > 3""")

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

  test("a grouping costs the same however many rules share it") {
    val one = jobs(scans ++ grouping.take(1)) - jobs(scans)
    assert(one > 0 && jobs(scans ++ grouping) - jobs(scans) == one)
  }

  test("the numbers, so that a change of them is seen") {
    assert(jobs(scans) == 2)
    assert(jobs(scans ++ grouping) == 6)
    assert(jobs(List("""CustomSql "select count(*) from primary" > 0""")) == 4)
  }

  test("a query reads the persisted rows, not what they came from") {
    val query =
      Class.forName("io.meshwork.quality.metric.Queries").getDeclaredMethods.find(_.getName == "over").get
    query.setAccessible(true)
    val rows = query
      .invoke(null, batch.toDF(), "select count(*) from primary")
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
