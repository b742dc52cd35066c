package io.meshwork.customer360.identity

import org.apache.spark.sql.{DataFrame, Row}

class PairFinderSpec extends LinkageFixture {
  private val ddl = "record_id string, given_name string, surname string, date_of_birth string, email string"

  private def people(n: Int)(person: Int => Row): DataFrame = data(ddl, (0 until n).map(person): _*)

  private case class Found(pairs: Seq[(String, String, Int)], oversized: Seq[Row])

  private def find(records: DataFrame, parameters: EstimationParameters): Found = {
    val standard = Standardisation.of(records, "AU")
    val keyed = Blocks.keyed(standard, java.util.Map.of())
    val oversized = Blocks.oversized(keyed, parameters.blockSize)
    val pairs = Blocks
      .of(keyed, oversized, Sampling.of(records.count(), parameters))
      .mapPartitions(
        new PairFinder(parameters.blockSize),
        org.apache.spark.sql.Encoders.row(PairFinder.SCHEMA)
      )
    val found = pairs.collect().toSeq.map { pair =>
      val ids = Seq(pair.getString(0), pair.getString(1)).sorted
      (ids.head, ids.last, pair.getInt(2) & Cell.BLOCKED)
    }
    Found(found, oversized.collect().toSeq)
  }

  private def candidates(found: Found): Seq[(String, String)] =
    found.pairs.collect { case (l, r, shared) if shared != 0 => (l, r) }

  private val defaults = parameters.withRandomPairs(1)

  test("each pair that shares a key is compared once, however many keys it shares") {
    val records =
      people(40)(i => Row(f"r$i%02d", "ann", s"s${i % 4}", s"19${50 + i % 5}0101", s"e${i % 8}@x.org"))
    val found = find(records, defaults)
    val expected = for {
      i <- 0 until 40
      j <- i + 1 until 40
      // "s0" to "s3" sound alike.
    } yield (f"r$i%02d", f"r$j%02d")
    assert(candidates(found).sorted == expected)
    assert(found.oversized.isEmpty)
  }

  test("a pair that shares nothing isn't compared") {
    val records =
      people(3)(i => Row(s"r$i", Seq("ann", "bob", "zoe")(i), Seq("lee", "ford", "kim")(i), null, null))
    assert(candidates(find(records, defaults)).isEmpty)
  }

  test("a record without any key is compared with nobody") {
    assert(candidates(find(people(5)(i => Row(s"r$i", null, null, null, null)), defaults)).isEmpty)
  }

  test("a block that is too large is reported, and its records compared with the nearest") {
    val size = 10
    // Everybody was born on a day that means "unknown"; nothing else is shared but by neighbours.
    val records = people(100)(i => Row(f"r$i%02d", null, f"${('a' + i / 4).toChar}son", "19000101", null))
    val found = find(records, defaults.withBlockSize(size))
    val block = found.oversized.filter(_.getAs[Int](Blocks.KEY) == BlockingKey.DATE_OF_BIRTH.ordinal)
    assert(block.map(_.getAs[Long](Blocks.RECORDS)) == Seq(100L))
    val pairs = candidates(found).distinct
    assert(pairs.size <= 2 * 100 * (size - 1) && pairs.size >= 100 * (size - 1) - size * size)
    for (i <- 0 until 25; l <- 0 until 4; r <- l + 1 until 4)
      assert(pairs.contains((f"r${4 * i + l}%02d", f"r${4 * i + r}%02d")), "alike, so near")
  }

  test("about as many random pairs are drawn as are wanted, all where there are fewer") {
    val records = people(400)(i => Row(f"r$i%03d", null, null, null, null))
    val some = find(records, parameters.withRandomPairs(5000)).pairs
    assert(some.size > 4000 && some.size < 6000, some.size)
    assert(find(records, parameters).pairs.size == 400 * 399 / 2)
  }
}
