package io.meshwork.testkit

import org.apache.spark.SparkConf
import org.apache.spark.sql.execution.exchange.ShuffleExchangeLike
import org.apache.spark.sql.types.StructType
import org.apache.spark.sql.{DataFrame, Row, SparkSession}

import scala.jdk.CollectionConverters._

/** One small Spark for the specs of this JVM. */
object TestSpark {

  /** What its context is made of, whichever spec comes first. */
  def conf: SparkConf = new SparkConf()
    .setMaster("local[2]")
    .setAppName("specs")
    .set("spark.ui.enabled", "false")
    .set("spark.sql.session.timeZone", "UTC")
    .set("spark.sql.shuffle.partitions", "2")
    // As a job's own session has it: tasks that wait for Cassandra's node would wait for ever.
    .set("spark.locality.wait", "0s")

  /** For specs that need no servers. */
  lazy val session: SparkSession = SparkSession.builder().config(conf).getOrCreate()

  def frame(rows: Seq[Row], schema: StructType): DataFrame = session.createDataFrame(rows.asJava, schema)

  /** How often the plan shuffles rows. */
  def shuffles(rows: DataFrame): Int = {
    session.conf.set("spark.sql.adaptive.enabled", "false")
    try rows.queryExecution.executedPlan.collect { case e: ShuffleExchangeLike => e }.size
    finally session.conf.unset("spark.sql.adaptive.enabled")
  }

  /** Rows as texts, for comparing. */
  def texts(rows: DataFrame): Set[String] = {
    val collected = rows
      .collect()
      .map(
        _.toSeq
          .map {
            case d: java.math.BigDecimal => if (d.signum == 0) "0" else d.stripTrailingZeros.toPlainString
            case other                   => String.valueOf(other)
          }
          .mkString(" ")
      )
    assert(collected.length == collected.toSet.size, "a row is there twice")
    collected.toSet
  }
}
