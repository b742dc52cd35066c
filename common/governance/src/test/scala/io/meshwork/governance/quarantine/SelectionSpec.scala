package io.meshwork.governance.quarantine

import java.time.Instant
import java.util.Optional
import org.scalatest.funsuite.AnyFunSuite
import scala.jdk.CollectionConverters._

class SelectionSpec extends AnyFunSuite {
  private val noon = Instant.parse("2026-03-02T12:00:00Z")
  private val address = new RecordAddress("shop.orders", 0, 12345)

  private def selection(
      rules: Set[String] = Set(),
      runs: Set[String] = Set(),
      records: Set[RecordAddress] = Set(),
      from: Instant = noon,
      until: Instant = noon.plusSeconds(1)
  ) =
    new Selection(rules.asJava, runs.asJava, records.asJava, from, until)

  private def takes(selection: Selection, at: Instant = noon): Boolean =
    selection.takes(address, Set("decode", "range(a)").asJava, Set("run-1", "run-2").asJava, at)

  test("takes everything in its time, the end left out") {
    assert(takes(selection()))
    assert(!takes(selection(), noon.minusMillis(1)))
    assert(takes(selection(), noon.plusMillis(999)))
    assert(!takes(selection(), noon.plusSeconds(1)))
  }

  test("takes what breaks one of its rules") {
    assert(takes(selection(rules = Set("range(a)", "other"))))
    assert(!takes(selection(rules = Set("range"))))
  }

  test("takes what one run quarantined, first or last") {
    assert(takes(selection(runs = Set("run-1"))) && takes(selection(runs = Set("run-2"))))
    assert(!takes(selection(runs = Set("run-3"))))
  }

  test("takes single records, and knows their buckets") {
    val one = selection(records = Set(address))
    assert(takes(one))
    assert(!takes(selection(records = Set(new RecordAddress("shop.orders", 1, 12345)))))
    assert(one.mayBeIn(1) && !one.mayBeIn(2))
    assert(selection().mayBeIn(2))
  }

  test("lists the days it spans, in UTC") {
    def days(from: String, until: String) =
      selection(from = Instant.parse(from), until = Instant.parse(until)).days.asScala.map(_.toString)
    assert(days("2026-02-28T23:59:59Z", "2026-03-02T00:00:00Z") == Seq("2026-02-28", "2026-03-01"))
    assert(days("2026-03-02T00:00:00Z", "2026-03-02T00:00:00.001Z") == Seq("2026-03-02"))
    assert(days("2026-03-02T00:00:00Z", "2026-03-02T00:00:00Z").isEmpty)
    assert(days("2026-03-02T00:00:00Z", "2026-03-01T00:00:00Z").isEmpty)
  }

  test("writes itself as options that a shell understands") {
    val all = selection(
      rules = Set("range(humidity)", "it's", "decode"),
      runs = Set("shop.orders-1"),
      records = Set(address)
    )
    assert(
      all.options == "--rule decode --rule 'it'\\''s' --rule 'range(humidity)' --run shop.orders-1" +
        " --record shop.orders-0-12345 --from 2026-03-02T12:00:00Z --to 2026-03-02T12:00:01Z"
    )
  }

  test("a record's name is read as it is written") {
    Seq(address, new RecordAddress("a-b.c_d-7", 11, 0), new RecordAddress("t", 0, Long.MaxValue / 10))
      .foreach { a =>
        assert(RecordAddress.parse(a.toString) == Optional.of(a))
      }
    Seq("", "t", "t-0", "t-0-", "t-x-1", "t-0--1", "t 1-0-1", "t-0-9999999999999999999").foreach { text =>
      assert(RecordAddress.parse(text).isEmpty, text)
    }
  }
}
