package io.meshwork.runtime.decode

import java.time.{Instant, OffsetDateTime}
import org.scalacheck.Gen
import org.scalatest.funsuite.AnyFunSuite
import org.scalatestplus.scalacheck.ScalaCheckPropertyChecks
import scala.util.Try

/** Times are read as java.time reads them, whatever is made of their digits. */
class TimestampsSpec extends AnyFunSuite with ScalaCheckPropertyChecks {
  private def read(text: String): Option[Long] = {
    val padded = s"__${text}__".toCharArray
    try Some(Timestamps.micros(padded, 2, text.length))
    catch { case _: Mismatch => None }
  }

  private def expected(text: String): Option[Long] =
    Try(OffsetDateTime.parse(text)).toOption.map(t => t.toEpochSecond * 1000000 + t.getNano / 1000)

  private val part: Gen[String] = Gen.choose(0, 99).map(n => f"$n%02d")
  private val fraction: Gen[String] =
    Gen.oneOf(
      Gen.const(""),
      Gen.choose(0, 11).flatMap(n => Gen.listOfN(n, Gen.numChar).map("." + _.mkString))
    )
  private val zone: Gen[String] = Gen.oneOf("Z", "Z", "Z", "+01:00", "-11:30", "", "z", "+1")
  private val near: Gen[String] = for {
    year <- Gen.oneOf(Gen.choose(1950, 2100), Gen.choose(0, 9999)).map(y => f"$y%04d")
    month <- Gen.frequency(5 -> Gen.choose(1, 12).map(n => f"$n%02d"), 1 -> part)
    day <- Gen.frequency(5 -> Gen.choose(1, 31).map(n => f"$n%02d"), 1 -> part)
    hour <- Gen.frequency(5 -> Gen.choose(0, 24).map(n => f"$n%02d"), 1 -> part)
    minute <- Gen.frequency(5 -> Gen.choose(0, 60).map(n => f"$n%02d"), 1 -> part)
    second <- Gen.frequency(5 -> Gen.choose(0, 60).map(n => f"$n%02d"), 1 -> part)
    rest <- fraction
    end <- zone
  } yield s"$year-$month-${day}T$hour:$minute:$second$rest$end"

  test("as java.time, of times that are right and wrong") {
    forAll(near, minSuccessful(5000))(text => assert(read(text) == expected(text), text))
  }

  test("as java.time, of times with a character replaced or removed") {
    val broken = for {
      text <- near
      at <- Gen.choose(0, text.length - 1)
      by <- Gen.oneOf("", "x", "-", ":", "T", ".", "9", "٣")
    } yield text.patch(at, by, 1)
    forAll(broken, minSuccessful(5000))(text => assert(read(text) == expected(text), text))
  }

  test("every instant that is written comes back, its nanoseconds cut") {
    forAll(Gen.choose(-62167219200L, 253402300799L), Gen.choose(0, 999999999)) { (second, nano) =>
      val time = Instant.ofEpochSecond(second, nano)
      assert(read(time.toString).contains(Math.floorDiv(nano, 1000) + second * 1000000))
    }
  }
}
