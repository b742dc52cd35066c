package io.meshwork.deequ

import com.amazon.deequ.profiles.{ColumnProfilerRunner, NumericColumnProfile}
import com.amazon.deequ.repository.ResultKey
import com.amazon.deequ.repository.memory.InMemoryMetricsRepository
import com.amazon.deequ.suggestions.{ConstraintSuggestionRunner, Rules}

class ProfilingSpec extends DeequSuite {

  test("profiles every column") {
    val result = ColumnProfilerRunner().onData(readings).withKLLProfiling().run()
    assert(result.numRecords == 10)
    assert(result.profiles.keySet == Set("id", "device", "unit", "value"))
    assert(result.profiles("unit").completeness == 0.8)
    assert(result.profiles("device").histogram.get("a").absolute == 3)
    val value = result.profiles("value").asInstanceOf[NumericColumnProfile]
    assert((value.minimum, value.maximum, value.mean) == ((Some(1.0), Some(10.0), Some(5.5))))
    assert(value.kll.get.buckets.map(_.count).sum == 10)
  }

  test("takes from the repository what is already known") {
    val repository = new InMemoryMetricsRepository
    val key = ResultKey(1)
    def runner = ColumnProfilerRunner().onData(readings).useRepository(repository)
    val first = runner.saveOrAppendResult(key).run()
    val again = runner.reuseExistingResultsForKey(key, failIfResultsMissing = true).run()
    assert(again.profiles("device").histogram == first.profiles("device").histogram)
    assert(again.profiles("value").completeness == 1.0)
  }

  test("suggests constraints by column, and tries them on held-out rows") {
    val result = ConstraintSuggestionRunner()
      .onData(rows(1 to 200))
      .addConstraintRules(Rules.DEFAULT)
      .useTrainTestSplitWithTestsetRatio(0.2, Some(1))
      .run()
    val code = result.constraintSuggestions.map { case (column, suggestions) =>
      column -> suggestions.map(_.codeForConstraint)
    }
    assert(code.keySet == Set("id", "device", "unit", "value"))
    assert(code("id").contains(""".isComplete("id")"""))
    assert(code("device").exists(_.startsWith(""".isContainedIn("device"""")))
    assert(code("value").contains(""".isNonNegative("value")"""))
    assert(result.verificationResult.nonEmpty)
  }
}
