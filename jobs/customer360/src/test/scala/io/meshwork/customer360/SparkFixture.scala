package io.meshwork.customer360

import com.holdenkarau.spark.testing.DataFrameSuiteBase
import org.apache.spark.SparkConf
import org.apache.spark.sql.{DataFrame, Row}
import org.apache.spark.sql.types.StructType
import org.scalatest.funsuite.AnyFunSuite

import scala.jdk.CollectionConverters._

/** A session for specs that need no servers. */
trait SparkFixture extends AnyFunSuite with DataFrameSuiteBase {
  override protected implicit def enableHiveSupport: Boolean = false

  override def conf: SparkConf = super.conf
    .set("spark.sql.session.timeZone", "UTC")
    .set("spark.sql.shuffle.partitions", "2")
    .set("spark.ui.enabled", "false")

  def data(ddl: String, rows: Row*): DataFrame =
    spark.createDataFrame(rows.asJava, StructType.fromDDL(ddl))
}
