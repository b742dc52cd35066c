package io.meshwork.finance.position

import io.meshwork.testkit.TestSpark.{shuffles, texts}
import io.meshwork.finance.position.Trades._
import org.scalacheck.Gen
import org.scalatest.funsuite.AnyFunSuite
import org.scalatestplus.scalacheck.ScalaCheckPropertyChecks

import scala.collection.mutable

class PositionsSpec extends AnyFunSuite with ScalaCheckPropertyChecks {
  implicit override val generatorDrivenConfig: PropertyCheckConfiguration =
    PropertyCheckConfiguration(minSuccessful = 15)

  /** day until quantity average_cost cost realised fees lots */
  private def positions(trades: Seq[Version], known: SplitRow*): Set[String] = texts(
    Positions
      .of(frame(trades: _*), splits(known: _*))
      .select("day", "until", "quantity", "average_cost", "cost", "realised", "fees", "lots")
  )

  test("a sale takes the oldest lot first, fees make a purchase dearer and a sale cheaper") {
    val trades = Seq(buy("1", 0, 10, 5, 1), buy("2", 1, 10, 7), sell("3", 2, 15, 8, 3))
    assert(
      positions(trades) == Set(
        "2026-01-01 2026-01-02 10 5.1 51 0 1 1",
        "2026-01-02 2026-01-03 20 6.05 121 0 1 2",
        "2026-01-03 null 5 6.05 35 31 4 1" // 15 * 8 - 3 - 51 - 35
      )
    )
  }

  test("what is sold beyond the position is owed, and bought back later") {
    val trades = Seq(buy("1", 0, 10, 5), sell("2", 1, 30, 6), buy("3", 2, 20, 4))
    assert(
      positions(trades) == Set(
        "2026-01-01 2026-01-02 10 5 50 0 0 1",
        "2026-01-02 2026-01-03 -20 6 -120 10 0 1",
        "2026-01-03 null 0 null 0 50 0 0"
      )
    )
  }

  test("a split before the first trade of the ex-date changes units, not cost") {
    val trades = Seq(buy("1", 0, 10, 6), sell("2", 3, 15, 3))
    assert(
      positions(trades, SplitRow("ABC", day(3), 3, 1), SplitRow("XYZ", day(1), 2, 1)) == Set(
        "2026-01-01 2026-01-04 10 6 60 0 0 1",
        "2026-01-04 null 15 2 30 15 0 1"
      )
    )
  }

  test("a reverse split leaves fractions, rounded half to even at 8 decimals") {
    assert(
      positions(Seq(buy("1", 0, 10, 6)), SplitRow("ABC", day(2), 1, 3)) == Set(
        "2026-01-01 2026-01-03 10 6 60 0 0 1",
        "2026-01-03 null 3.33333333 18 60 0 0 1"
      )
    )
  }

  test("a split on a day without a position, or before any, does nothing") {
    val trades = Seq(buy("1", 1, 10, 6), sell("2", 2, 10, 6))
    assert(positions(trades, SplitRow("ABC", day(0), 2, 1), SplitRow("ABC", day(5), 2, 1)).size == 2)
  }

  test("an amendment counts for the trade, in whatever order they come, and a cancelled trade not at all") {
    val bought = buy("1", 0, 10, 5)
    val amended = amend(buy("1", 1, 4, 5), 2)
    val expected = Set("2026-01-02 null 4 5 20 0 0 1")
    Seq(bought, amended, buy("2", 0, 1, 1), cancelled(buy("2", 0, 1, 1), 2)).permutations.foreach { trades =>
      assert(positions(trades) == expected)
    }
  }

  test("a cancellation of nothing leaves no position, and a lower version that comes later none either") {
    assert(positions(Seq(cancelled(buy("1", 0, 1, 1), 3))).isEmpty)
    assert(positions(Seq(cancelled(buy("1", 0, 1, 1), 3), amend(buy("1", 0, 1, 1), 2))).isEmpty)
    assert(positions(Seq()).isEmpty)
  }

  test("trades without fees cost none, and accounts, instruments and currencies don't mix") {
    val bought = buy("1", 0, 10, 5)
    val trades = Seq(
      bought.copy(fees = None),
      bought.copy(trade_id = "2", account = Some("B")),
      bought.copy(trade_id = "3", instrument = Some("XYZ")),
      bought.copy(trade_id = "4", currency = Some("EUR")),
      bought.copy(trade_id = "5", portfolio = "Q")
    )
    val found = Positions.of(frame(trades: _*), splits())
    assert(
      texts(found.select("portfolio", "account", "instrument", "currency", "quantity", "fees")) == Set(
        "P A ABC USD 10 0",
        "P B ABC USD 10 0",
        "P A XYZ USD 10 0",
        "P A ABC EUR 10 0",
        "Q A ABC USD 10 0"
      )
    )
  }

  /** Never rounded. */
  private case class Fraction(n: BigInt, d: BigInt) {
    def +(o: Fraction): Fraction = Fraction(n * o.d + o.n * d, d * o.d).reduced
    def *(o: Fraction): Fraction = Fraction(n * o.n, d * o.d).reduced
    def unary_- : Fraction = Fraction(-n, d)
    private def reduced = { val g = n.gcd(d).max(1); Fraction(n / g, d / g) }
    def near(value: java.math.BigDecimal): Boolean =
      (BigDecimal(n) / BigDecimal(d) - BigDecimal(value)).abs <= BigDecimal("0.000002")
  }
  private val zero = Fraction(0, 1)
  private def cents(value: BigDecimal) = Fraction((value * 100).toBigIntExact.get, 100)

  private case class Reference(
      quantity: Int,
      cost: Fraction,
      realised: Fraction,
      realisedAverage: Fraction,
      average: Option[Fraction]
  )

  /** Every unit by itself, in a queue: no lots, no shares of lots. Held units or owed ones, never both. */
  private def reference(trades: Seq[Version], known: Seq[SplitRow]): Reference = {
    val held = mutable.Queue.empty[Fraction]
    val owed = mutable.Queue.empty[Fraction]
    var realised = zero
    var realisedAverage = zero
    var pool = zero
    def size = held.size - owed.size
    val events = trades.map(t => (t.traded_at, 1, t.trade_id, Left(t))) ++
      known.map(s => (s.ex_date.atStartOfDay().toInstant(java.time.ZoneOffset.UTC), 0, "", Right(s)))
    events.sortBy(e => (e._1.toEpochMilli, e._2, e._3)).map(_._4).foreach {
      case Right(split) =>
        Seq(held, owed).foreach { queue =>
          val after = queue.toList.flatMap(c => Seq.fill(split.numerator)(c * Fraction(1, split.numerator)))
          queue.clear()
          queue ++= after
        }
      case Left(trade) =>
        val units = trade.quantity.get.toIntExact
        val fee = cents(trade.fees.get) * Fraction(1, units)
        val buys = trade.side.contains("BUY")
        val paid = cents(trade.price.get) + (if (buys) fee else -fee)
        val (mine, other) = if (buys) (held, owed) else (owed, held)
        (1 to units).foreach { _ =>
          if (other.nonEmpty) {
            val pooled = pool * Fraction(1, size.abs)
            pool = pool + -pooled
            realisedAverage = realisedAverage + (if (buys) pooled + -paid else paid + -pooled)
            val old = other.dequeue()
            realised = realised + (if (buys) old + -paid else paid + -old)
          } else {
            mine.enqueue(paid)
            pool = pool + paid
          }
        }
    }
    Reference(
      size,
      if (held.nonEmpty) held.fold(zero)(_ + _) else -owed.fold(zero)(_ + _),
      realised,
      realisedAverage,
      if (size == 0) None else Some(pool * Fraction(1, size.abs))
    )
  }

  private val history = for {
    trades <- Gen.nonEmptyListOf(for {
      day <- Gen.choose(0, 20)
      side <- Gen.oneOf("BUY", "BUY", "SELL")
      quantity <- Gen.choose(1, 12)
      price <- Gen.choose(1, 100000)
      fees <- Gen.choose(0, 500)
    } yield (day, side, quantity, BigDecimal(price) / 100, BigDecimal(fees) / 100))
    known <- Gen.someOf(Seq((4, 2), (9, 3), (15, 2)))
  } yield (
    trades.take(40).zipWithIndex.map { case ((day, side, quantity, price, fees), i) =>
      trade(f"T$i%03d", day, side, quantity, price, fees)
    },
    known.toSeq.map { case (n, numerator) => SplitRow("ABC", day(n), numerator, 1) }
  )

  test("positions are those of a calculation unit by unit") {
    forAll(history) { case (trades, known) =>
      val expected = reference(trades, known)
      val last =
        Positions.of(frame(scala.util.Random.shuffle(trades): _*), splits(known: _*)).where("until is null")
      val row = last.collect() match { case Array(row) => row }
      def of(column: String) = row.getAs[java.math.BigDecimal](column)
      assert(BigDecimal(of("quantity")) == BigDecimal(expected.quantity))
      assert(expected.cost.near(of("cost")), expected)
      assert(expected.realised.near(of("realised")), expected)
      assert(expected.realisedAverage.near(of("realised_average")), expected)
      assert(BigDecimal(of("fees")) == trades.flatMap(_.fees).sum)
      expected.average match {
        case Some(average) => assert(average.near(of("average_cost")), expected)
        case None          => assert(of("average_cost") == null)
      }
    }
  }

  test("the trades are shuffled to their portfolios and to their instruments, no more") {
    assert(shuffles(Positions.of(frame(buy("1", 0, 1, 1)), splits())) <= 3)
  }
}
