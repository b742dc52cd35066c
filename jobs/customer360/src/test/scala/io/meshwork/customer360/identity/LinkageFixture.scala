package io.meshwork.customer360.identity

import io.meshwork.customer360.SparkFixture
import org.apache.spark.sql.DataFrame

/** Short ways to link and to read what came of it. */
trait LinkageFixture extends SparkFixture {
  def link(records: DataFrame): Linkage = RecordLinkage.of(LinkageParameters.defaults()).link(records)

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
