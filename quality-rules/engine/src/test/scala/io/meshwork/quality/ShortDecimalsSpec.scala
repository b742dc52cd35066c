package io.meshwork.quality

import org.apache.spark.SparkConf
import org.apache.spark.sql.Row
import org.apache.spark.sql.catalyst.expressions.UnscaledValue
import org.scalacheck.Gen
import org.scalatestplus.scalacheck.ScalaCheckPropertyChecks

/** Decimals become the doubles that Java makes of them. */
class ShortDecimalsSpec extends SuiteFixture with ScalaCheckPropertyChecks {
  override def conf: SparkConf = super.conf.set("spark.sql.extensions", classOf[SessionExtensions].getName)

  private def divides(columnType: String): Boolean =
    spark
      .range(1)
      .selectExpr(s"cast(id as $columnType) d")
      .selectExpr("cast(d as double)")
      .queryExecution
      .optimizedPlan
      .expressions
      .exists(_.exists(_.isInstanceOf[UnscaledValue]))

  test("short decimals are divided, longer ones left to Spark") {
    assert(divides("decimal(15, 3)") && divides("decimal(7, 0)") && divides("decimal(15, 15)"))
    assert(!divides("decimal(16, 3)") && !divides("float"))
  }

  test("the same doubles as Java's") {
    val digits = 999999999999999L
    val numbers = Gen.listOfN(50, Gen.oneOf(Gen.choose(-digits, digits), Gen.choose(-1000L, 1000L)))
    forAll(numbers, Gen.choose(0, 15), minSuccessful(16)) { (numbers, scale) =>
      val decimals = numbers.map(n => BigDecimal(BigInt(n), scale).bigDecimal)
      val found = data(s"d decimal(15, $scale)", (null +: decimals).map(d => Row(d)): _*)
        .repartition(1) // Or Spark would work it out while it plans.
        .selectExpr("d", "cast(d as double)")
        .collect()
      assert(found.length == decimals.length + 1)
      for (row <- found)
        if (row.isNullAt(0)) assert(row.isNullAt(1))
        else assert(row.getDouble(1).equals(row.getDecimal(0).doubleValue), row.getDecimal(0))
    }
  }
}
