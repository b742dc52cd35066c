package io.meshwork.quality.history

import com.amazon.deequ.analyzers._
import com.amazon.deequ.analyzers.runners.{AnalysisRunner, AnalyzerContext}
import com.amazon.deequ.metrics.{DoubleMetric, Entity, Metric}
import com.amazon.deequ.repository.memory.InMemoryMetricsRepository
import com.amazon.deequ.repository.{AnalysisResult, MetricsRepository, ResultKey}
import io.meshwork.quality.SuiteFixture
import java.time.Instant
import java.util.{Map => JMap}
import org.apache.spark.sql.Row
import scala.jdk.CollectionConverters._
import scala.util.{Failure, Success}

/** Does what Deequ's own repository in memory does. */
class HistoryRepositorySpec extends SuiteFixture {
  private lazy val frame =
    data("k string, v double", Row("a", 1.0), Row("b", 2.0), Row(null, 3.0), Row("d", null))
  private val analyzers: Seq[Analyzer[_, Metric[_]]] = Seq(
    Size(),
    Size(Some("v > 1")),
    Completeness("k"),
    Completeness("k", Some("v > 1")),
    Mean("v"),
    StandardDeviation("v"),
    Uniqueness(Seq("k", "v")),
    CountDistinct("k"),
    Entropy("k"),
    Correlation("v", "v"),
    Compliance("big", "v > 1"),
    ApproxQuantile("v", 0.5),
    Histogram("k")
  )
  private lazy val context = AnalysisRunner.onData(frame).addAnalyzers(analyzers).run()
  private val january = ResultKey(1700000000000L, Map("region" -> "EU", "run" -> "r1"))
  private val february = ResultKey(1700000001000L, Map("region" -> "NA", "run" -> "r2"))
  private val march = ResultKey(1700000002000L, Map("region" -> "EU"))

  private def both(fill: MetricsRepository => Unit): (MetricsRepository, MetricsRepository) = {
    val ours = HistoryRepository.of(new KeptHistory, JMap.of())
    val theirs = new InMemoryMetricsRepository
    fill(ours)
    fill(theirs)
    (ours, theirs)
  }

  private def three(repository: MetricsRepository): Unit = {
    repository.save(january, context)
    repository.save(february, AnalyzerContext(context.metricMap.take(5)))
    repository.save(march, AnalyzerContext(context.metricMap.drop(5)))
  }

  /** What a repository keeps of metrics: not the columns of their row-level outcomes. */
  private def values(context: AnalyzerContext): Map[Analyzer[_, Metric[_]], Any] =
    context.metricMap.map { case (analyzer, metric) =>
      analyzer -> ((metric.name, metric.instance, metric.value))
    }

  private def values(results: Seq[AnalysisResult]): Seq[(ResultKey, Map[Analyzer[_, Metric[_]], Any])] =
    results.map(r => r.resultKey -> values(r.analyzerContext)).sortBy(_._1.dataSetDate)

  private def same(ours: Seq[AnalysisResult], theirs: Seq[AnalysisResult]): Unit = {
    assert(values(ours) == values(theirs))
    assert(ours.map(_.resultKey.dataSetDate) == ours.map(_.resultKey.dataSetDate).sorted)
  }

  test("gives back what was saved, every kind of metric") {
    val (ours, theirs) = both(three)
    for (key <- Seq(january, february, march)) {
      assert(ours.loadByKey(key).map(values) == theirs.loadByKey(key).map(values))
      assert(ours.loadByKey(key).get.metricMap.nonEmpty)
    }
    assert(ours.loadByKey(january.copy(tags = Map.empty)).isEmpty)
    assert(ours.loadByKey(january.copy(dataSetDate = 1)).isEmpty)
    same(ours.load().get(), theirs.load().get())
  }

  test("chooses by time, both ends included") {
    val (ours, theirs) = both(three)
    for (
      from <- Seq(0L, january.dataSetDate, january.dataSetDate + 1, march.dataSetDate);
      length <- Seq(0L, 999L, 1000L)
    ) {
      same(
        ours.load().after(from).before(from + length).get(),
        theirs.load().after(from).before(from + length).get()
      )
    }
    assert(ours.load().before(january.dataSetDate).get().size == 1)
    assert(ours.load().after(march.dataSetDate).get().size == 1)
  }

  test("chooses by tags and by analyzers") {
    val (ours, theirs) = both(three)
    val choices = Seq(
      Map.empty[String, String],
      Map("region" -> "EU"),
      Map("region" -> "EU", "run" -> "r1"),
      Map("x" -> "y")
    )
    for (tags <- choices; some <- Seq(analyzers.take(3), Seq(Completeness("k")), Seq(Minimum("v")))) {
      same(
        ours.load().withTagValues(tags).forAnalyzers(some).get(),
        theirs.load().withTagValues(tags).forAnalyzers(some).get()
      )
    }
  }

  test("tells its successes as JSON and as a table") {
    val (ours, theirs) = both(_.save(january, context))
    for (tags <- Seq(Nil, Seq("region"))) {
      val texts = Seq(ours, theirs).map(_.load().getSuccessMetricsAsJson(tags))
      assert(entries(texts.head) == entries(texts.last) && entries(texts.head).size > analyzers.size)
    }
    val tables = Seq(ours, theirs).map(_.load().getSuccessMetricsAsDataFrame(spark))
    assert(tables.head.columns.toSet == tables.last.columns.toSet)
    val rows = tables.map(t => t.select(t.columns.sorted.map(t.col).toSeq: _*).collect().toSet)
    assert(rows.head == rows.last && rows.head.size > analyzers.size)
    val (nothing, neither) = both(_ => ())
    assert(nothing.load().getSuccessMetricsAsJson() == neither.load().getSuccessMetricsAsJson())
    assert(nothing.load().getSuccessMetricsAsDataFrame(spark).count() == 0)
  }

  private def entries(json: String): Set[String] = json.drop(2).dropRight(2).split("\\},\\{").toSet

  test("leaves failures out, and replaces what is saved again") {
    val failed = DoubleMetric(Entity.Column, "Mean", "w", Failure(new IllegalStateException("no column")))
    val first = AnalyzerContext(Map(Mean("w") -> failed, Size() -> size(3)))
    val (ours, theirs) = both { repository =>
      repository.save(january, first)
      assert(repository.loadByKey(january).get.metricMap.keySet == Set(Size()))
      repository.save(january, AnalyzerContext(Map(Size() -> size(4))))
    }
    assert(ours.loadByKey(january) == theirs.loadByKey(january))
    assert(ours.load().get().map(_.analyzerContext.metricMap(Size()).value) == Seq(Success(4.0)))
  }

  private def size(rows: Double): DoubleMetric = DoubleMetric(Entity.Dataset, "Size", "*", Success(rows))

  test("Deequ's runner saves to it, appends to it and reuses what it has") {
    val (ours, theirs) = both { repository =>
      val run = AnalysisRunner.onData(frame).useRepository(repository)
      run.addAnalyzers(analyzers.take(4)).saveOrAppendResult(january).run()
      AnalysisRunner
        .onData(frame)
        .useRepository(repository)
        .addAnalyzers(analyzers.slice(4, 8))
        .saveOrAppendResult(january)
        .run()
    }
    assert(ours.loadByKey(january).map(values) == theirs.loadByKey(january).map(values))
    assert(ours.loadByKey(january).get.metricMap.size == 8)
    // Nothing to read: the repository has it all.
    val reused = AnalysisRunner
      .onData(spark.range(0).toDF("v"))
      .useRepository(ours)
      .addAnalyzers(analyzers.take(8))
      .reuseExistingResultsForKey(january)
      .run()
    assert(reused == ours.loadByKey(january).get)
  }

  test("shows what a suite has measured as the metrics of its analyzers") {
    val history = new KeptHistory
    val at = Instant.ofEpochMilli(january.dataSetDate)
    val tags = january.tags.asJava
    history.append(
      List(
        new MetricPoint("RowCount", at, "b", 4, tags),
        new MetricPoint("Completeness(k) where v > 1", at, "b", 0.5, tags),
        new MetricPoint("Freshness", at, "b", 60, tags)
      ).asJava
    )
    val ofSuite = JMap.of[String, Analyzer[_, _]](
      "RowCount",
      Size(),
      "Completeness(k) where v > 1",
      Completeness("k", Some("v > 1"))
    )
    val repository = HistoryRepository.of(history, ofSuite)
    val expected = AnalyzerContext(
      Map(
        Size() -> size(4),
        Completeness("k", Some("v > 1")) -> DoubleMetric(Entity.Column, "Completeness", "k", Success(0.5))
      )
    )
    assert(repository.loadByKey(january).contains(expected))
    repository.save(february, context)
    assert(history.last("RowCount", 2, now).asScala.map(_.value) == Seq(4.0, 4.0))
  }
}
