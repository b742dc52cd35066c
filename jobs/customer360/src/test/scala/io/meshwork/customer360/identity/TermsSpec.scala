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
    assert(Terms.chance(3, 3, 0.003) < 0.005)
  }
}
