package io.meshwork.iot.health

import org.scalatest.funsuite.AnyFunSuite

class StillnessSpec extends AnyFunSuite {

  /** Changes with each reading, but for a rest of five now and then. */
  private val lively = Seq.tabulate(400)(i => if (i % 50 < 5) 1.0 else 2.0 + i % 2)

  private def stuck(values: Seq[Double], step: Long = Series.step): Seq[Boolean] = {
    val stillness = new Stillness
    values.zipWithIndex.map { case (value, i) => stillness.accept(new Reading(i * step, value)) }
  }

  private def onset(values: Seq[Double], step: Long = Series.step): Int = stuck(values, step).indexOf(true)

  test("is stuck once it hasn't changed for an hour: the 13th reading at five minutes") {
    assert(onset(lively ++ Seq.fill(30)(7.0)) == 400 + 12)
  }

  test("is not before 12 readings, nor before an hour") {
    assert(onset(lively ++ Seq.fill(30)(7.0), step = 60 * Series.step) == 400 + 11)
    assert(onset(lively ++ Seq.fill(100)(7.0), step = Series.step / 5) == 400 + 60)
  }

  test("is not as long as it rests as usual") {
    val resting = lively ++ Seq.fill(10)(7.0) ++ lively
    assert(onset(resting ++ Seq.fill(30)(7.0)) == resting.size + 20)
  }

  test("comes free with the next change") {
    assert(!stuck(lively ++ Seq.fill(30)(7.0) :+ 8.0).last)
  }

  test("a long stretch hides no shorter one after it") {
    val again = lively ++ Seq.fill(500)(7.0) ++ lively
    assert(stuck(again ++ Seq.fill(40)(7.0)).last)
  }

  test("what never changed is not stuck, nor a sensor that is still new") {
    assert(onset(Seq.fill(5000)(7.0)) == -1)
    assert(onset(lively.take(200) ++ Seq.fill(300)(7.0)) == -1)
  }

  test("a change of the last digit is one") {
    val almost = Seq.tabulate(60)(i => if (i % 2 == 0) 7.0 else math.nextUp(7.0))
    assert(onset(lively ++ almost) == -1)
  }
}
