package io.meshwork.customer360.identity

import com.holdenkarau.spark.testing.DataFrameSuiteBase
import org.apache.spark.SparkConf
import org.apache.spark.sql.{DataFrame, Row}
import org.apache.spark.sql.types.StructType
import org.scalatest.funsuite.AnyFunSuite

import scala.jdk.CollectionConverters._

/** A session, and short ways to link and to read what came of it. */
trait LinkageFixture extends AnyFunSuite with DataFrameSuiteBase {
  override protected implicit def enableHiveSupport: Boolean = false

  override def conf: SparkConf = super.conf
    .set("spark.sql.session.timeZone", "UTC")
    .set("spark.sql.shuffle.partitions", "2")
    .set("spark.ui.enabled", "false")

  def data(ddl: String, rows: Row*): DataFrame =
    spark.createDataFrame(rows.asJava, StructType.fromDDL(ddl))

  lazy val nobody: DataFrame = data("record_id string, cluster_id string")

  def link(records: DataFrame, known: DataFrame = nobody): Linkage =
    RecordLinkage.of(LinkageParameters.defaults()).link(records, known)

  /** The cluster of each record. */
  def clusters(linkage: Linkage): Map[String, String] =
    linkage.members
      .select("record_id", "cluster_id")
      .collect()
      .map(r => r.getString(0) -> r.getString(1))
      .toMap

  def redirects(linkage: Linkage): Map[String, String] =
    linkage.redirects.collect().map(r => r.getString(0) -> r.getString(1)).toMap

  /** Who is together, whatever the ids. */
  def together(clusters: Map[String, String]): Set[Set[String]] =
    clusters.groupMap(_._2)(_._1).values.map(_.toSet).toSet
}
