package io.meshwork.iot.health

import org.scalacheck.Gen
import org.scalatest.funsuite.AnyFunSuite
import org.scalatestplus.scalacheck.ScalaCheckPropertyChecks

class EnvelopeSpec extends AnyFunSuite with ScalaCheckPropertyChecks {
  private def after(numbers: Double*): Envelope = {
    val envelope = new Envelope
    numbers.foreach(envelope.excess)
    envelope
  }

  private val zeroToTen = Seq(0.0, 10.0) ++ Seq.fill(60)(5.0)

  test("what lies within has no excess, what lies outside has a part of the width") {
    assert(after(zeroToTen: _*).excess(10) == 0)
    assert(after(zeroToTen: _*).excess(0) == 0)
    assert(after(zeroToTen: _*).excess(12) == 0.2)
    assert(after(zeroToTen: _*).excess(-5) == 0.5)
  }

  test("nothing lies outside of no numbers, nor of the latest 52") {
    assert(after().excess(1e9) == 0)
    assert(after(Seq.fill(51)(0.0): _*).excess(1e9) == 0)
    assert(after(Seq.fill(52)(0.0): _*).excess(1e9).isInfinite)
  }

  test("a slow fall leaves the envelope, since its own latest steps don't widen it") {
    val envelope = after(Seq.tabulate(1000)(_ % 100.0): _*)
    assert(Seq.tabulate(20)(i => envelope.excess(-i.toDouble)).max > 0.15)
  }

  test("any change leaves a constant, but rounding is none to speak of") {
    assert(after(Seq.fill(60)(20.0): _*).excess(21) > 1000)
    assert(after(Seq.fill(60)(20.0): _*).excess(math.nextUp(20.0)) < 1e-6)
  }

  test("forgets what is more than 8,000 numbers ago, and keeps what is less than 7,000") {
    val spike = 100.0 +: Seq.fill(52)(0.0)
    assert(after(spike ++ Seq.fill(6999)(0.0): _*).excess(100) == 0)
    assert(after(spike ++ Seq.fill(8000)(0.0): _*).excess(100).isInfinite)
  }

  test("only what is greater or less than all but the latest 52 leaves it") {
    forAll(Gen.listOfN(200, Gen.choose(-1000.0, 1000.0))) { numbers =>
      val envelope = new Envelope
      numbers.zipWithIndex.foreach { case (number, i) =>
        val known = numbers.take(math.max(0, i - 51))
        val outside = known.nonEmpty && (number > known.max || number < known.min)
        assert((envelope.excess(number) > 0) == outside)
      }
    }
  }
}
