package io.meshwork.customer360.identity

import org.scalatest.funsuite.AnyFunSuite

import scala.jdk.CollectionConverters._

class ExpectationMaximisationSpec extends AnyFunSuite {
  private val comparisons = Comparison.values.toSeq.filter(_ != Comparison.PHONE)

  /** Shares that are nobody's expectation, and no phones. */
  private def share(comparison: Comparison, level: Int, matching: Boolean): Double = {
    val last = comparison.levels.size
    val (first, between) = if (matching) (0.6, 0.05) else (0.002, 0.003)
    if (level == 1) first
    else if (level < last) between
    else 1 - first - between * (last - 2)
  }

  private lazy val patterns: Seq[Map[Comparison, Int]] =
    comparisons.foldLeft(Seq(Map.empty[Comparison, Int])) { (all, comparison) =>
      for (pattern <- all; level <- 1 to comparison.levels.size) yield pattern + (comparison -> level)
    }

  private def number(pattern: Map[Comparison, Int]): Int =
    pattern.map { case (comparison, level) => level << (3 * comparison.ordinal) }.sum

  private def expected(pattern: Map[Comparison, Int], matching: Boolean, but: Comparison => Boolean): Double =
    pattern.collect { case (c, level) if !but(c) => share(c, level, matching) }.product

  /** So many pairs of which a share are matches, at the patterns as often as is to be expected; the key's own
    * comparison agrees in all of them.
    */
  private def group(number: Int, pairs: Double, matches: Double, fixed: Comparison => Boolean): Seq[Cell] =
    for {
      pattern <- patterns
      if pattern.forall { case (c, level) => !fixed(c) || level == 1 }
      personal = Pattern.personal(this.number(pattern))
      cases = pairs * (matches * (if (personal) expected(pattern, true, fixed) else 0) +
        (1 - matches) * expected(pattern, false, fixed))
      if math.round(cases) > 0
    } yield new Cell(number, this.number(pattern), math.round(cases))

  test("finds the shares that pairs were made with, whatever was expected") {
    val cells =
      group(BlockingKey.DATE_OF_BIRTH.ordinal, 4e8, 0.2, BlockingKey.DATE_OF_BIRTH.fixes) ++
        group(BlockingKey.STREET.ordinal, 4e8, 0.5, BlockingKey.STREET.fixes) ++
        group(Sampling.KEY, 1e9, 0, _ => false)
    val weights = ExpectationMaximisation.fit(cells.asJava, 1000000)
    for (comparison <- comparisons; level <- 1 to comparison.levels.size) {
      val m = weights.`match`(comparison, level)
      assert(math.abs(m - share(comparison, level, matching = true)) < 0.02, s"m of $comparison $level: $m")
      val u = weights.chance(comparison, level)
      assert(
        math.abs(u / share(comparison, level, matching = false) - 1) < 0.02,
        s"u of $comparison $level: $u"
      )
    }
  }

  test("matches among the random pairs don't pass for chance") {
    val cells = group(BlockingKey.STREET.ordinal, 1e8, 0.5, BlockingKey.STREET.fixes) ++
      group(Sampling.KEY, 1e8, 0.01, _ => false) ++ group(Cell.CANDIDATES, 1e6, 1, _ => false)
    val weights = ExpectationMaximisation.fit(cells.asJava, 14143)
    assert(math.abs(weights.prior - 0.01) < 0.001, weights.prior)
    assert(math.abs(weights.chance(Comparison.NATIONAL_ID, 1) / 0.002 - 1) < 0.05)
  }

  test("of no pairs stays what was expected") {
    val weights = ExpectationMaximisation.fit(List.empty[Cell].asJava, 0)
    for (comparison <- Comparison.values; level <- 1 to comparison.levels.size) {
      assert(
        math.abs(weights.`match`(comparison, level) - comparison.levels.get(level - 1).`match`) < 1e-12
      )
      assert(math.abs(weights.chance(comparison, level) - comparison.levels.get(level - 1).chance) < 1e-12)
    }
    assert(math.abs(weights.prior - 1e-4) < 1e-9)
  }
}
