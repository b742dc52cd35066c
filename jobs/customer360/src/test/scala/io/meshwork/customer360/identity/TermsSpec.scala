package io.meshwork.customer360.identity

import org.scalatest.funsuite.AnyFunSuite

class TermsSpec extends AnyFunSuite {
  test("a common surname is shared by chance more often than a rare one") {
    val smith = Terms.chance(20000, 1000000, 0.003)
    val rare = Terms.chance(100, 1000000, 0.003)
    assert(math.abs(smith - 0.02) < 0.0001)
    assert(rare < 0.003 && rare > 0.00005)
  }

  test("an infrequent number is not held for more frequent than numbers are") {
    assert(Terms.chance(100, 1000000, 1e-6) == 1e-6)
  }

  test("a number that stands for unknown proves little") {
    assert(Terms.chance(50000, 1000000, 1e-6) > 0.04)
  }

  test("the two who share a term don't make it a common one") {
    assert(math.abs(Terms.chance(2, 2, 0.003) - 0.003) < 1e-4)
    assert(Terms.chance(10, 10, 0.003) < 0.012)
  }

  test("a term is known by its hash, and weighs nothing of its own where nothing was counted") {
    val terms =
      new Terms(
        1000000,
        java.util.Map.of(Comparison.SURNAME, java.util.Map.of(Terms.hash("smith"), Long.box(20000)))
      )
    assert(math.abs(terms.chance(Comparison.SURNAME, "smith", 0.003) - 0.02) < 0.0001)
    assert(terms.chance(Comparison.SURNAME, "quirk", 0.003) < 0.003)
    assert(terms.chance(Comparison.GIVEN_NAME, "smith", 0.003) < 0.003)
    assert(Terms.none.chance(Comparison.SURNAME, "smith", 0.003) == 0.003)
  }
}
