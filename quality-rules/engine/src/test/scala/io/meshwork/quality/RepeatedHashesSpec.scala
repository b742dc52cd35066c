package io.meshwork.quality

import io.meshwork.quality.plan.BatchRows
import io.meshwork.quality.repeat.RepeatedHashes
import org.apache.spark.sql.Row
import org.scalacheck.Gen
import org.scalatestplus.scalacheck.ScalaCheckPropertyChecks

/** What occurs once and what more often, whatever the number of rows, columns and tasks. */
class RepeatedHashesSpec extends SuiteFixture with ScalaCheckPropertyChecks {
  private val hash: Gen[Any] =
    Gen.frequency(
      1 -> Gen.const(null),
      6 -> Gen.choose(-20L, 20L),
      3 -> Gen.choose(Long.MinValue, Long.MaxValue)
    )

  test("as counting them one by one") {
    val rows = Gen.resize(80, Gen.listOf(Gen.zip(hash, hash)))
    forAll(rows, Gen.choose(1, 5), minSuccessful(25)) { (rows, tasks) =>
      val frame = data("a bigint, b bigint", rows.map(r => Row(r._1, r._2)): _*).repartition(tasks)
      val found = RepeatedHashes.in(BatchRows.of(frame))
      for ((values, column) <- Seq(rows.map(_._1), rows.map(_._2)).zipWithIndex) {
        val counts = values.filter(_ != null).groupBy(identity).map { case (v, all) => v -> all.size }
        val repeated = counts.filter(_._2 > 1).keySet
        val occurrences = found.occurrences(column)
        assert(occurrences.rows == counts.values.sum)
        assert(occurrences.once == counts.count(_._2 == 1))
        assert(occurrences.repeated == repeated.size)
        val hashes = found.of(column).map(h => h: Any)
        assert(hashes.length == repeated.size && hashes.toSet == repeated)
      }
    }
  }

  test("more hashes than one chunk takes") {
    val frame = spark.range(0, 100000, 1, 3).selectExpr("id", "id div 2", "id % 10")
    val found = RepeatedHashes.in(BatchRows.of(frame))
    assert(found.occurrences(0) == new RepeatedHashes.Occurrences(100000, 100000, 0))
    assert(found.occurrences(1) == new RepeatedHashes.Occurrences(100000, 0, 50000))
    assert(found.occurrences(2) == new RepeatedHashes.Occurrences(100000, 0, 10))
    assert(found.of(1).distinct.length == 50000)
  }
}
