package io.meshwork.catalog

import java.time.{Duration, Instant}

import org.scalatest.funsuite.AnyFunSuite
import org.scalatest.prop.TableDrivenPropertyChecks._

class FormatsSpec extends AnyFunSuite {
  test("writes a metric's value so that it can't be mistaken") {
    forAll(
      Table(
        ("value", "text"),
        (0.74, "0.74"),
        (1.0, "1"),
        (99000.0, "99,000"),
        (48123907.25, "48,123,907.25"),
        (46694542.281941, "46,694,542.28"),
        (-1562.512648, "-1,562.51"),
        (1.0 / 3, "0.333333"),
        (-2.5, "-2.5"),
        (0.0, "0"),
        (0.99999999, "0.99999999"),
        (1e-9, "1.0E-9"),
        (Double.NaN, "not a number"),
        (Double.PositiveInfinity, "Infinity")
      )
    )((value, text) => assert(Numbers.value(value) == text))
  }

  test("writes a share that is neither nothing nor all unlike either") {
    assert(Numbers.percent(0, 10) == "0%")
    assert(Numbers.percent(10, 10) == "100%")
    assert(Numbers.percent(0, 0) == "0%")
    assert(Numbers.percent(1, 3) == "33.3%")
    assert(Numbers.percent(1, 1000000) == "< 0.1%")
    assert(Numbers.percent(999999, 1000000) == "> 99.9%")
  }

  test("keeps the width of a bar within its place") {
    assert(Numbers.width(1, 3) == "33.333")
    assert(Numbers.width(5, 4) == "100")
    assert(Numbers.width(1, 0) == "0")
  }

  test("writes a duration in the units that matter") {
    forAll(
      Table(
        ("millis", "text"),
        (0L, "0 ms"),
        (999L, "999 ms"),
        (1000L, "1.0 s"),
        (21333L, "21.3 s"),
        (59949L, "59.9 s"),
        (59950L, "1 min"),
        (125000L, "2 min 5 s"),
        (3599600L, "1 h"),
        (3733000L, "1 h 2 min"),
        (273600000L, "3 d 4 h")
      )
    )((millis, text) => assert(Times.duration(Duration.ofMillis(millis)) == text))
  }

  test("writes instants in UTC") {
    assert(Times.utc(Instant.parse("2026-01-02T03:04:05.678Z")) == "2 Jan 2026, 03:04:05 UTC")
  }
}
