package io.meshwork.quality.plan

import io.meshwork.quality.SuiteFixture
import org.apache.spark.sql.DataFrame
import org.apache.spark.sql.functions.{count, lit}

class InternalRowsSpec extends SuiteFixture {
  private def rows(partitions: Int): DataFrame = {
    val range = spark.range(0, 20, 1, partitions).selectExpr("id", "id % 3 as remainder")
    InternalRows.dataset(spark, range.queryExecution.toRdd.toJavaRDD(), range.schema)
  }

  private def grouped(partitions: Int) = rows(partitions).groupBy("remainder").agg(count(lit(1)).as("n"))

  test("rows are the same ones in one partition and in several") {
    val expected = Seq((0L, 7L), (1L, 7L), (2L, 6L))
    for (partitions <- Seq(1, 4))
      assert(grouped(partitions).collect().map(r => (r.getLong(0), r.getLong(1))).sorted.toSeq == expected)
  }

  test("rows of one partition are grouped without a shuffle, those of several with one") {
    def shuffles(partitions: Int) =
      grouped(partitions).queryExecution.toRdd.toDebugString.contains("ShuffledRowRDD")
    assert(!shuffles(1))
    assert(shuffles(4))
  }
}
