package io.meshwork.catalog

import org.scalatest.funsuite.AnyFunSuite
import org.scalatest.prop.TableDrivenPropertyChecks._

import scala.jdk.OptionConverters._

class BoundsSpec extends AnyFunSuite {
  private def of(bounds: Bounds): (Option[Double], Option[Double]) =
    (bounds.least.toScala.map(_.doubleValue), bounds.most.toScala.map(_.doubleValue))

  test("reads the numbers that an expectation compares with") {
    forAll(
      Table(
        ("expectation", "least", "most"),
        ("> 0.95", Some(0.95), None),
        (">= -3", Some(-3.0), None),
        ("< 6", None, Some(6.0)),
        ("= 1", Some(1.0), Some(1.0)),
        ("between 3 and 12.5", Some(3.0), Some(12.5)),
        ("!= 0", None, None),
        ("> avg(last(10)) * 0.6 = 6,012", None, None),
        ("no anomaly", None, None),
        ("> 1.2.3", None, None),
        ("", None, None)
      )
    )((text, least, most) => assert(of(Bounds.read(text)) == ((least, most))))
  }

  test("takes the tolerance of a rule on rows for its threshold, and leaves a band to the history") {
    val rules = Runs.run("graded").rules
    assert(of(Bounds.of(rules.get(0)))._1.exists(least => math.abs(least - 0.998) < 1e-12))
    assert(of(Bounds.of(rules.get(1))) == ((None, None)))
    assert(of(Bounds.of(rules.get(2))) == ((Some(0.0), None)))
  }
}
