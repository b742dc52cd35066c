package io.meshwork.runtime.report

import io.meshwork.quality._
import org.scalatest.funsuite.AnyFunSuite

import java.util.{List => JList, Optional}
import scala.jdk.CollectionConverters._

/** The score of each dimension of quality. */
class ScoresSpec extends AnyFunSuite {
  private def rule(id: String, scope: Scope, dimension: Dimension) = new RuleInfo(
    id,
    id,
    "things.dqdl",
    1,
    "ColumnValues",
    JList.of("v"),
    scope,
    Severity.ERROR,
    Action.REPORT,
    dimension,
    Optional.empty(),
    Optional.empty(),
    Tolerance.none
  )

  private def rows(dimension: Dimension, evaluated: Long, failing: Long, outcome: Outcome = Outcome.FAILED) =
    result(rule(s"r$evaluated-$failing-$dimension", Scope.ROW, dimension), outcome, evaluated, failing)

  private def whole(dimension: Dimension, outcome: Outcome) =
    result(rule(s"d$outcome-$dimension", Scope.DATASET, dimension), outcome, 0, 0)

  private def result(info: RuleInfo, outcome: Outcome, evaluated: Long, failing: Long) =
    new RuleResult(info, outcome, "m", null, "", evaluated, failing, "", Optional.empty(), JList.of())

  private def scores(results: RuleResult*) =
    Scores
      .json(results.asJava)
      .asScala
      .map(s => (s.get("dimension").asText, s.get("score").asDouble, s.get("rules").asInt))
      .toSeq

  test("the mean of the share of rows that pass and of rules on the whole") {
    assert(
      scores(
        rows(Dimension.CONFORMITY, 100, 10),
        whole(Dimension.CONFORMITY, Outcome.PASSED),
        whole(Dimension.CONFORMITY, Outcome.FAILED),
        rows(Dimension.COMPLETENESS, 4, 1)
      ) == Seq(("completeness", 0.75, 1), ("conformity", 1.9 / 3, 3))
    )
  }

  test("what was not evaluated has no say") {
    assert(
      scores(
        rows(Dimension.CONFORMITY, 0, 0, Outcome.PASSED),
        whole(Dimension.ACCURACY, Outcome.SKIPPED)
      ).isEmpty
    )
    assert(scores().isEmpty)
  }
}
