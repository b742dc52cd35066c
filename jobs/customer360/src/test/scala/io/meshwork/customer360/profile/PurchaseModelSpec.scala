package io.meshwork.customer360.profile

import io.meshwork.customer360.profile.PurchaseModel.History
import org.scalacheck.Gen
import org.scalatest.funsuite.AnyFunSuite
import org.scalatestplus.scalacheck.ScalaCheckPropertyChecks

class PurchaseModelSpec extends AnyFunSuite with ScalaCheckPropertyChecks {
  private val model = PurchaseModel.published

  private val histories = for {
    repeats <- Gen.choose(0, 30)
    last <- Gen.choose(0.0, 100.0)
    silence <- Gen.choose(0.1, 100.0)
  } yield new History(repeats, if (repeats == 0) 0 else last, (if (repeats == 0) 0 else last) + silence)

  test("expects of the customer in the authors' spreadsheet what they print") {
    // B. Hardie's note 4: x = 2, t_x = 30.43, T = 38.86, t = 39 give 1.226.
    val expected = model.expected(new History(2, 30.43, 38.86), 39)
    assert(math.abs(expected - 1.226) < 0.0005, expected)
  }

  test("expects what a simulation of the model's own story brings") {
    val random = new java.util.SplittableRandom(7)
    val gamma = new org.apache.commons.math3.random.Well19937c(7)
    val rates = new org.apache.commons.math3.distribution.GammaDistribution(gamma, model.r, 1 / model.alpha)
    val leaving = new org.apache.commons.math3.distribution.BetaDistribution(gamma, model.a, model.b)
    def purchases(weeks: Double): Int = {
      val (rate, leave) = (rates.sample(), leaving.sample())
      var (time, count, here) = (0.0, 0, true)
      while (here) {
        time += -math.log(1 - random.nextDouble()) / rate
        if (time > weeks) here = false
        else {
          count += 1
          here = random.nextDouble() >= leave
        }
      }
      count
    }
    val customers = 200000
    val average = Iterator.fill(customers)(purchases(52)).sum.toDouble / customers
    val expected = model.expected(new History(0, 0, 0), 52)
    assert(math.abs(average - expected) < 0.03 * expected, s"$average, $expected")
  }

  test("a customer is less likely still there the longer the silence, and expected to buy less") {
    forAll(histories, Gen.choose(0.1, 50.0)) { (history, more) =>
      val later = new History(history.repeats, history.last, history.weeks + more)
      assert(model.alive(later) <= model.alive(history))
      assert(model.expected(later, 52) <= model.expected(history, 52) + 1e-9)
    }
  }

  test("the two drivers add up to the odds of having left") {
    forAll(histories.suchThat(_.repeats > 0)) { history =>
      val odds = math.exp(model.ofRepeats(history) + model.ofSilence(history))
      assert(math.abs(1 - model.alive(history) - odds / (1 + odds)) < 1e-12)
    }
  }

  test("nobody leaves before the first repeat, and more weeks bring no fewer purchases") {
    assert(model.alive(new History(0, 0, 500)) == 1)
    forAll(histories, Gen.choose(1.0, 100.0)) { (history, weeks) =>
      assert(model.expected(history, weeks) >= 0)
      assert(model.expected(history, weeks) <= model.expected(history, weeks + 1) + 1e-9)
    }
  }

  test("a customer's value is the discounted margin of what is expected, and never below zero") {
    val history = new History(2, 30.43, 38.86)
    val value = new CustomerValue(model, 0.5, 0.0, 1).of(history, 10)
    val expected = model.expected(history, CustomerValue.WEEKS_A_YEAR) * 5
    assert(math.abs(value.doubleValue - expected) <= 0.005 && value.scale == 2)
    val usual = CustomerValue.usual
    assert(usual.of(history, -10).signum == 0)
    val dear = new CustomerValue(model, usual.margin, 0.5, usual.years)
    assert(dear.of(history, 10).compareTo(usual.of(history, 10)) < 0)
  }
}
