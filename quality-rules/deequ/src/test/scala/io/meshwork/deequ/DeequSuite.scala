package io.meshwork.deequ

import com.holdenkarau.spark.testing.DataFrameSuiteBase
import org.apache.spark.SparkConf
import org.apache.spark.sql.DataFrame
import org.scalatest.funsuite.AnyFunSuite

/** Runs Deequ on a local Spark, over ten readings whose metrics can be told by looking at them. */
abstract class DeequSuite extends AnyFunSuite with DataFrameSuiteBase {

  override protected val enableHiveSupport: Boolean = false

  override def conf: SparkConf =
    super.conf.set("spark.sql.shuffle.partitions", "2").set("spark.ui.enabled", "false")

  /** Devices a, b and c; values 1 to 10; the unit missing in two rows. */
  protected lazy val readings: DataFrame = rows(1 to 10)

  protected def rows(values: Seq[Int]): DataFrame = {
    val session = spark
    import session.implicits._
    values
      .map(i => (s"r$i", "abc".charAt(i % 3).toString, Option.unless(i % 5 == 0)("C"), i.toDouble))
      .toDF("id", "device", "unit", "value")
  }
}
