package io.meshwork.iot.health

import org.scalacheck.Gen
import org.scalactic.{Equality, TolerantNumerics}
import org.scalatest.funsuite.AnyFunSuite
import org.scalatestplus.scalacheck.ScalaCheckPropertyChecks

class NabScoreSpec extends AnyFunSuite with ScalaCheckPropertyChecks {
  private implicit val closely: Equality[Double] = TolerantNumerics.tolerantDoubleEquality(1e-5)

  /** 150 rows of probation; a window of ten rows, one of 21. */
  private val labels = NabLabels(1000, Seq(NabWindow(200, 209), NabWindow(600, 620)))

  private def score(detections: Int*): Double = NabScore.raw(labels, detections)

  private def percent(detections: Int*): Double =
    NabScore.normalised(Seq(labels -> score(detections: _*)))

  test("a detector that finds every window at its first row has 100") {
    assert(percent(200, 600) === 100.0)
  }

  test("one that finds nothing has 0, and so has one that finds something in the probation only") {
    assert(percent() === 0.0)
    assert(percent(0, 149) === 0.0)
    assert(percent(150) < 0)
  }

  test("the sigmoid has the paper's values") {
    assert(NabScore.sigmoid(-1) === 0.98661)
    assert(NabScore.sigmoid(-0.5) === 0.84828)
    assert(NabScore.sigmoid(0) === 0.0)
    assert(NabScore.sigmoid(1) === -0.98661)
    assert(NabScore.sigmoid(3.1) === -1.0)
  }

  test("of a window only the earliest detection counts") {
    assert(score(200, 600) === 2.0)
    assert(score(200, 201, 209, 600, 615) === 2.0)
    assert(score(201, 205, 600) === score(201, 600))
  }

  test("half through a window an anomaly is worth 0.84828 / 0.98661, at its last row 0.24492 / 0.98661") {
    assert(score(205, 600) === 1 + 0.84828 / 0.98661)
    assert(score(209, 600) === 1 + 0.24492 / 0.98661)
  }

  test("a missed window costs 1") {
    assert(score(200) === 0.0)
    assert(percent(200) === 50.0)
  }

  test("a false positive costs 0.11, less just behind a window") {
    assert(score(200, 600, 160) === 2 - 0.11)
    assert(score(200, 600, 500) === 2 - 0.11)
    assert(score(200, 600, 640) === 2 - 0.11 * 0.98661)
    assert(score(200, 600, 621) === 2 - 0.11 * 0.12435)
    assert(score(200, 600, 160, 500) === 2 - 0.22)
  }

  test("the probation is 15 percent, but no more than 750 rows") {
    assert(NabLabels(4032, Nil).probation == 604)
    assert(NabLabels(5000, Nil).probation == 750)
    assert(NabLabels(22695, Nil).probation == 750)
  }

  test("windows of all series weigh the same") {
    val other = NabLabels(100, Seq(NabWindow(50, 59)))
    assert(
      NabScore.normalised(Seq(labels -> score(200, 600), other -> NabScore.raw(other, Nil))) === 200.0 / 3
    )
  }

  test("no detections score more than the perfect ones, and one more wrong one scores less") {
    forAll(Gen.listOf(Gen.choose(0, 999)), Gen.choose(700, 999)) { (detections, wrong) =>
      assert(percent(detections: _*) <= 100.0 + 1e-9)
      assert(score(detections :+ wrong: _*) < score(detections: _*))
    }
  }
}
