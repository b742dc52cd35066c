package io.meshwork.sandbox.generator

import io.meshwork.sandbox.generator.Orders.{Start, generator}
import org.scalatest.funsuite.AnyFunSuite

class PacedIteratorSpec extends AnyFunSuite {
  test("hands out no record before its time, and waits no longer than that") {
    var now = Start.toEpochMilli - 100
    // Wakes up early each time, as a real park may.
    val paced = new PacedIterator(
      generator.stream(Start).records().iterator(),
      () => now,
      nanos => now += math.max(1, nanos / 2_000_000)
    )

    paced.forEachRemaining(record => assert(now >= record.timestamp().toEpochMilli))

    assert(now == Start.toEpochMilli + 2990)
  }

  test("doesn't wait for records that are due already") {
    val late = Start.toEpochMilli + 60_000
    val paced =
      new PacedIterator(generator.stream(Start).records().iterator(), () => late, _ => fail("waited"))
    paced.forEachRemaining(_ => ())
  }
}
