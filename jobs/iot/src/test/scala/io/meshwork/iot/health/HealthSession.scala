package io.meshwork.iot.health

import com.holdenkarau.spark.testing.DataFrameSuiteBase
import org.apache.spark.SparkConf
import org.apache.spark.sql.DataFrame
import org.apache.spark.sql.execution.exchange.ShuffleExchangeExec
import org.scalatest.funsuite.AnyFunSuite

/** A session as a job's, in UTC. */
trait HealthSession extends AnyFunSuite with DataFrameSuiteBase {
  override protected implicit def enableHiveSupport: Boolean = false

  override def conf: SparkConf = super.conf
    .set("spark.sql.session.timeZone", "UTC")
    .set("spark.sql.shuffle.partitions", "2")
    .set("spark.sql.adaptive.enabled", "false")
    .set("spark.ui.enabled", "false")

  def shuffles(rows: DataFrame): Int =
    rows.queryExecution.executedPlan.collect { case exchange: ShuffleExchangeExec => exchange }.size
}
