package io.meshwork.deequ

import java.nio.file.Files

import com.amazon.deequ.analyzers._
import com.amazon.deequ.analyzers.runners.AnalysisRunner
import com.amazon.deequ.metrics.Metric

class StatesSpec extends DeequSuite {

  private val analyzers: Seq[Analyzer[_, Metric[_]]] = Seq(
    Size(),
    Completeness("unit"),
    Compliance("upper half", "value > 5"),
    Mean("value"),
    Minimum("value"),
    StandardDeviation("value"),
    Correlation("value", "value"),
    ApproxCountDistinct("device"),
    DataType("id"),
    Uniqueness("device"),
    Histogram("device")
  )

  private val analysis = Analysis(analyzers)

  private def statesOf(values: Seq[Int], into: StateLoader with StatePersister) = {
    AnalysisRunner.run(rows(values), analysis, saveStatesWith = Some(into))
    into
  }

  private def metricsOf(states: StateLoader*) =
    AnalysisRunner
      .runOnAggregatedStates(readings.schema, analysis, states)
      .metricMap
      .map { case (analyzer, metric) =>
        analyzer -> metric.flatten().map(part => part.name -> part.value.get).toMap
      }

  private def assertClose(merged: Metrics, whole: Metrics): Unit = {
    assert(whole.keySet == analyzers.toSet)
    for ((analyzer, values) <- whole; (name, value) <- values) {
      assert(math.abs(merged(analyzer)(name) - value) < 1e-9, s"$analyzer $name")
    }
  }

  private type Metrics = Map[Analyzer[_, Metric[_]], Map[String, Double]]

  for (split <- Seq(1, 5, 9)) {
    test(s"merges the states of the first $split rows and of the others to the metrics of all rows") {
      val first = statesOf(1 to split, InMemoryStateProvider())
      val others = statesOf(split + 1 to 10, InMemoryStateProvider())
      assertClose(metricsOf(first, others), metricsOf(statesOf(1 to 10, InMemoryStateProvider())))
    }
  }

  test("merges states that were kept in files") {
    def folder = HdfsStateProvider(spark, Files.createTempDirectory("deequ").resolve("states").toString)
    val merged = metricsOf(statesOf(1 to 4, folder), statesOf(5 to 10, folder))
    assertClose(merged, metricsOf(statesOf(1 to 10, InMemoryStateProvider())))
  }

  test("lists the states that it holds") {
    assert(statesOf(1 to 3, InMemoryStateProvider()).toString.contains("Size(None) => NumMatches(3)"))
  }
}
