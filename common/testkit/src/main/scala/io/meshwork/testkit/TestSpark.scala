package io.meshwork.testkit

import org.apache.spark.sql.execution.exchange.ShuffleExchangeLike
import org.apache.spark.sql.types.StructType
import org.apache.spark.sql.{DataFrame, Row, SparkSession}

import scala.jdk.CollectionConverters._

/** One small Spark for the specs of this JVM that need no servers. */
object TestSpark {
  lazy val session: SparkSession = SparkSession
    .builder()
    .master("local[2]")
    .appName("specs")
    .config("spark.ui.enabled", "false")
    .config("spark.sql.session.timeZone", "UTC")
    .config("spark.sql.shuffle.partitions", "2")
    .getOrCreate()

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
