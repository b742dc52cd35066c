package io.meshwork.runtime.erase

import io.meshwork.runtime.TestSpark
import org.apache.spark.sql.functions.col
import org.scalacheck.Gen
import org.scalatest.funsuite.AnyFunSuite
import org.scalatestplus.scalacheck.ScalaCheckPropertyChecks

class KeyHashSpec extends AnyFunSuite with ScalaCheckPropertyChecks {
  import TestSpark.session.implicits._

  test("a key has the same hash wherever it is taken, and another one of another entity") {
    val keys = Seq("", "c-1", "c-\n1", "Zoë 雪 \uD83D\uDE00")
    val hashed = keys
      .toDF("key")
      .select(col("key"), KeyHash.of("shop.customers", col("key")))
      .as[(String, String)]
      .collect()
    assert(hashed.toSeq == keys.map(key => key -> KeyHash.of("shop.customers", key)))
    assert(hashed.map(_._2).toSet.size == keys.size && hashed.forall(_._2.matches("[0-9a-f]{64}")))
    assert(KeyHash.of("shop.customers", "c-1") != KeyHash.of("shop.suppliers", "c-1"))
  }

  test("the last version that goes is the last one of the request's moment") {
    forAll(Gen.choose(-4000000000000L, 4000000000000L), Gen.oneOf(1L, 1000L, 1000000L)) { (until, unit) =>
      val last = LastVersion.of(until, unit)
      assert(last >= until && last - until < unit)
      assert(
        Math.floorDiv(last, unit) == Math.floorDiv(until, unit) && Math.floorDiv(last + 1, unit) > Math
          .floorDiv(until, unit)
      )
    }
    val untils = Seq(-1L, 0L, 1999L, 1782864000123456L)
    val lasts = untils.toDF("until").select(LastVersion.of(col("until"), 1000)).as[Long].collect()
    assert(lasts.toSeq == untils.map(LastVersion.of(_, 1000)))
  }
}
