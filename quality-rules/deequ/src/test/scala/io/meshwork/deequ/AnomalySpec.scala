package io.meshwork.deequ

import com.amazon.deequ.VerificationSuite
import com.amazon.deequ.analyzers.Size
import com.amazon.deequ.anomalydetection.{OnlineNormalStrategy, RelativeRateOfChangeStrategy}
import com.amazon.deequ.anomalydetection.seasonal.HoltWinters
import com.amazon.deequ.checks.CheckStatus
import com.amazon.deequ.repository.ResultKey
import com.amazon.deequ.repository.memory.InMemoryMetricsRepository

class AnomalySpec extends DeequSuite {

  private val week = Vector(100.0, 110, 105, 120, 130, 60, 50)
  private val unrest = Vector(-4.0, 3, 0, 5, -2, 1, -5, 4, -3, 2)

  /** Three weeks of some unrest, and a calm fourth. */
  private val fourWeeks = Vector.tabulate(28)(day => week(day % 7) + (if (day < 21) unrest(day % 10) else 0))

  private def weekly = new HoltWinters(HoltWinters.MetricInterval.Daily, HoltWinters.SeriesSeasonality.Weekly)

  test("Holt-Winters takes a weekend's dip as usual") {
    assert(weekly.detect(fourWeeks, (21, 28)).isEmpty)
  }

  test("Holt-Winters finds the day that leaves its season") {
    assert(weekly.detect(fourWeeks.updated(23, 400.0), (21, 28)).map(_._1) == Seq(23))
  }

  test("Holt-Winters asks for two whole seasons") {
    val refused = intercept[IllegalArgumentException](weekly.detect(fourWeeks, (10, 28)))
    assert(refused.getMessage.contains("two full cycles"))
  }

  test("the online normal strategy finds the outlier") {
    val series = Vector.tabulate(50)(i => (i % 2).toDouble).updated(40, 30.0)
    assert(OnlineNormalStrategy().detect(series, (20, 50)).map(_._1) == Seq(40))
  }

  for ((before, status) <- Seq(9 -> CheckStatus.Success, 3 -> CheckStatus.Warning)) {
    test(s"a size of 10 after one of $before is a $status") {
      val repository = new InMemoryMetricsRepository
      def verify(values: Seq[Int], day: Long) = VerificationSuite()
        .onData(rows(values))
        .useRepository(repository)
        .saveOrAppendResult(ResultKey(day))
        .addAnomalyCheck(RelativeRateOfChangeStrategy(maxRateIncrease = Some(2.0)), Size())
        .run()
      verify(1 to before, 1)
      assert(verify(1 to 10, 2).status == status)
    }
  }
}
