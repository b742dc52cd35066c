package io.meshwork.cli.replay

import java.time.{Instant, LocalDate, ZoneId}
import java.util.Optional
import org.scalatest.funsuite.AnyFunSuite

class TimesSpec extends AnyFunSuite {
  private val prague = ZoneId.of("Europe/Prague")

  test("takes a time without a zone in the zone that was given") {
    val times = Times.of(prague, Optional.empty())
    assert(times.instant("2014-07-01 12:00:00") == Instant.parse("2014-07-01T10:00:00Z"))
    assert(times.instant("2014-07-01T12:00:00Z") == Instant.parse("2014-07-01T12:00:00Z"))
    assert(times.instant("2014-07-01") == Instant.parse("2014-06-30T22:00:00Z"))
  }

  test("reads by a pattern") {
    val times = Times.of(prague, Optional.of("yyMMdd"))
    assert(times.date("930105") == LocalDate.of(1993, 1, 5))
    assert(times.instant("140101") == Instant.parse("2013-12-31T23:00:00Z"))
  }

  test("a year of two digits lies between 1969 and 2068") {
    def day(pattern: String, text: String) = Times.of(prague, Optional.of(pattern)).date(text)
    assert(day("yyMMdd", "690101") == LocalDate.of(1969, 1, 1))
    assert(day("yyMMdd", "681231") == LocalDate.of(2068, 12, 31))
    assert(day("d.M.uu", "5.1.93") == LocalDate.of(1993, 1, 5))
    assert(day("dd 'yy' yyyy/MM", "05 yy 1893/01") == LocalDate.of(1893, 1, 5))
  }

  test("refuses what is neither a day nor a moment") {
    Seq("", "yesterday", "2014-13-01", "2014-02-14 25:00:00").foreach { text =>
      intercept[IllegalArgumentException](Readings.utc.instant(text))
    }
  }
}
