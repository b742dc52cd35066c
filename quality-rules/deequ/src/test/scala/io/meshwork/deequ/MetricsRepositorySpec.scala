package io.meshwork.deequ

import java.nio.file.Files

import com.amazon.deequ.VerificationSuite
import com.amazon.deequ.analyzers._
import com.amazon.deequ.analyzers.runners.AnalyzerContext
import com.amazon.deequ.metrics.Metric
import com.amazon.deequ.repository.{MetricsRepository, ResultKey}
import com.amazon.deequ.repository.fs.FileSystemMetricsRepository
import com.amazon.deequ.repository.memory.InMemoryMetricsRepository

class MetricsRepositorySpec extends DeequSuite {

  private val analyzers: Seq[Analyzer[_, Metric[_]]] = Seq(
    Size(),
    Completeness("unit"),
    Uniqueness(Seq("device", "unit")),
    Compliance("upper half", "value > 5"),
    Mean("value", Some("value > 5")),
    ApproxQuantile("value", 0.5),
    ApproxQuantiles("value", Seq(0.25, 0.75)),
    Histogram("device"),
    ExactQuantile("value", 0.5),
    StandardDeviation("value"),
    Sum("value"),
    Minimum("value"),
    Maximum("value"),
    MinLength("id"),
    MaxLength("id"),
    Correlation("value", "value"),
    CountDistinct("device"),
    Distinctness("device"),
    UniqueValueRatio(Seq("device")),
    Entropy("device"),
    MutualInformation("device", "unit"),
    ApproxCountDistinct("device"),
    DataType("id")
  )

  private val monday = ResultKey(1000, Map("product" -> "iot.telemetry"))
  private val tuesday = ResultKey(2000, Map("product" -> "iot.devices"))

  private lazy val context: AnalyzerContext = AnalyzerContext(
    VerificationSuite().onData(readings).addRequiredAnalyzers(analyzers).run().metrics
  )

  /** What a repository keeps of a metric: not the column of its row-level outcomes. */
  private def values(context: AnalyzerContext) =
    context.metricMap.map { case (analyzer, metric) => analyzer -> metric.value }

  private def keepsHistory(repository: MetricsRepository): Unit = {
    repository.save(monday, context)
    repository.save(tuesday, AnalyzerContext(context.metricMap.filter(_._1 == Size())))
    assert(context.metricMap.keySet == analyzers.toSet)
    assert(repository.loadByKey(monday).map(values).contains(values(context)))
    assert(repository.load().get().map(_.resultKey).toSet == Set(monday, tuesday))
    assert(repository.load().after(1500).get().map(_.resultKey) == Seq(tuesday))
    assert(
      repository.load().withTagValues(Map("product" -> "iot.telemetry")).get().map(_.resultKey) == Seq(monday)
    )
    val sizes = repository.load().forAnalyzers(Seq(Size())).get().map(_.analyzerContext.metricMap)
    assert(sizes.forall(_.keySet == Set(Size())) && sizes.size == 2)
    val rows = repository.load().forAnalyzers(Seq(Size())).getSuccessMetricsAsDataFrame(spark, Seq("product"))
    assert(
      rows.select("product", "value").collect().map(_.toSeq).toSet ==
        Set(Seq("iot.telemetry", 10.0), Seq("iot.devices", 10.0))
    )
  }

  test("keeps and finds metrics in memory") {
    keepsHistory(new InMemoryMetricsRepository)
  }

  test("writes metrics to a file as JSON and reads back every one") {
    val file = Files.createTempDirectory("deequ").resolve("metrics.json")
    keepsHistory(FileSystemMetricsRepository(spark, file.toString))
  }
}
