package io.meshwork.deequ

import com.amazon.deequ.VerificationSuite
import com.amazon.deequ.analyzers._
import com.amazon.deequ.checks.{Check, CheckLevel, CheckStatus}
import com.amazon.deequ.constraints.ConstraintStatus

class VerificationSpec extends DeequSuite {

  private def check = Check(CheckLevel.Error, "readings")

  private def verify(check: Check) = VerificationSuite().onData(readings).addCheck(check).run()

  test("passes a check whose constraints all hold") {
    val result = verify(
      check
        .hasSize(_ == 10)
        .isComplete("id")
        .hasCompleteness("unit", _ == 0.8)
        .isUnique("id")
        .hasUniqueness(Seq("device"), _ == 0.0)
        .satisfies("value > 5", "upper half", _ == 0.5)
        .hasMean("value", _ == 5.5)
        .hasApproxQuantile("value", 0.5, median => median >= 5 && median <= 6)
        .hasExactQuantile("value", 0.5, _ == 5.5)
        .hasStandardDeviation("value", deviation => math.abs(deviation - 2.8722813) < 1e-6)
        .hasPattern("id", "^r[0-9]+$".r)
        .isContainedIn("device", Array("a", "b", "c"))
        .hasHistogramValues("device", distribution => distribution("b").absolute == 4)
    )
    val broken =
      result.checkResults.values.flatMap(_.constraintResults).filter(_.status != ConstraintStatus.Success)
    assert(broken.isEmpty)
    assert(result.status == CheckStatus.Success)
  }

  test("names the constraints that fail, with their values") {
    val result = verify(check.isComplete("unit").isUnique("device").isComplete("id"))
    val failed =
      result.checkResults.values.flatMap(_.constraintResults).filter(_.status == ConstraintStatus.Failure)
    assert(result.status == CheckStatus.Error)
    assert(
      failed.flatMap(_.message).toSet ==
        Set(
          "Value: 0.8 does not meet the constraint requirement!",
          "Value: 0.0 does not meet the constraint requirement!"
        )
    )
  }

  test("reports a missing column as a failed constraint, not an exception") {
    val result = verify(check.isComplete("nothing"))
    assert(result.status == CheckStatus.Error)
    assert(
      result.checkResults.values.flatMap(_.constraintResults).flatMap(_.message).head.contains("nothing")
    )
  }

  test("gives no mean over no rows") {
    val result = VerificationSuite().onData(readings.limit(0)).addRequiredAnalyzer(Mean("value")).run()
    assert(result.metrics(Mean("value")).value.isFailure)
  }

  test("restricts a metric to the rows of its where clause") {
    val analyzer = Completeness("unit", Some("value <= 4"))
    val result = VerificationSuite().onData(readings).addRequiredAnalyzer(analyzer).run()
    assert(result.metrics(analyzer).value.get == 1.0)
  }
}
