package io.meshwork.quality.state

import com.amazon.deequ.analyzers._
import java.util.Optional
import org.scalacheck.Gen
import org.scalatest.funsuite.AnyFunSuite
import org.scalatestplus.scalacheck.ScalaCheckPropertyChecks
import scala.jdk.CollectionConverters._
import scala.jdk.OptionConverters._

class StateCodecSpec extends AnyFunSuite with ScalaCheckPropertyChecks {
  private type AnyState = DoubleValuedState[_]

  private val number =
    Gen.oneOf(
      Gen.choose(Double.MinValue, Double.MaxValue),
      Gen.oneOf(0.0, -0.0, Double.NaN, Double.NegativeInfinity)
    )
  private val count = Gen.choose(0L, Long.MaxValue)
  private val state: Gen[AnyState] = Gen.oneOf(
    count.map(NumMatches(_)),
    Gen.zip(count, count).map { case (some, all) => NumMatchesAndCount(some, all) },
    Gen.zip(number, count).map { case (sum, n) => MeanState(sum, n) },
    number.map(SumState(_)),
    Gen.zip(number, number).map { case (avg, m2) => StandardDeviationState(3, avg, m2) },
    number.map(MinState(_)),
    number.map(MaxState(_)),
    Gen.listOfN(5, number).map(v => CorrelationState(2, v(0), v(1), v(2), v(3), v(4)))
  )
  private val key = for {
    name <- Gen.oneOf("Mean(v)", "Completeness(\u00fc\u4e16)", "")
    where <- Gen.option(Gen.oneOf("v > 0", "", "g = '\u00fc'"))
    column <- Gen.alphaStr
  } yield MetricState.Key.of(name, where.toJava, Mean(column))
  private val states: Gen[List[MetricState]] = Gen.resize(
    6,
    Gen.listOf(
      Gen.zip(key, count, Gen.option(state)).map { case (key, rows, state) =>
        new MetricState(key, rows, state.toJava)
      }
    )
  )

  private def text(states: Iterable[MetricState]): String = states.mkString("\n") // NaN equals no NaN.

  private def refusal(bytes: Array[Byte]): String =
    intercept[UnreadableStatesException](StateCodec.states(bytes)).getMessage

  test("gives back what was written") {
    forAll(states) { states =>
      assert(text(StateCodec.states(StateCodec.bytes(states.asJava)).asScala) == text(states))
    }
  }

  private val one = StateCodec.bytes(
    List(
      new MetricState(
        MetricState.Key.of("Mean(v)", Optional.of("v > 0"), Mean("v")),
        7,
        Optional.of[AnyState](StandardDeviationState(2, 1.5, 0.5))
      )
    ).asJava
  )

  test("is compact, and the same for good") {
    val hex = one.map(b => f"$b%02x").mkString
    assert(
      hex == "01" + "00000001" + "00000007" + "Mean(v)".map(c => f"${c.toInt}%02x").mkString +
        "01" + "00000005" + "v > 0".map(c => f"${c.toInt}%02x").mkString +
        MetricState.Key.of("", Optional.empty(), Mean("v")).definition + "0000000000000007" +
        "05" + "4000000000000000" + "3ff8000000000000" + "3fe0000000000000"
    )
  }

  test("the definition of a metric is the same for good") {
    assert(MetricState.Key.of("", Optional.empty(), Mean("v")).definition == "4875621ea11f1f62")
  }

  test("refuses another version, and says what to do") {
    assert(
      refusal(2.toByte +: one.tail) ==
        "They are in format 2, but this version of Meshwork reads format 1 alone. Run the version that wrote them, or a newer one."
    )
  }

  test("refuses what is cut off, goes on, or can't be") {
    for (length <- 0 until one.length)
      assert(refusal(one.take(length)).contains(s"Their $length bytes are damaged"))
    assert(refusal(one :+ 0.toByte).contains("damaged"))
    val kind = one.length - 25
    assert(one(kind) == 5 && refusal(one.updated(kind, 99.toByte)).contains("damaged"))
    assert(refusal(one.patch(kind + 1, Array.fill[Byte](8)(0), 8)).contains("damaged")) // n = 0
  }
}
