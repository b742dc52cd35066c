package io.meshwork.customer360.identity

import io.meshwork.customer360.SparkFixture
import org.apache.spark.sql.DataFrame

import java.time.LocalDate

/** Short ways to link and to read what came of it. */
trait LinkageFixture extends SparkFixture {
  val parameters: EstimationParameters = EstimationParameters.of("AU")

  def estimated(records: DataFrame, by: EstimationParameters = parameters): LinkageModel =
    Estimation.by(by).model(records, "estimated", LocalDate.parse("2026-01-31"))

  /** Who is of one person, by a model. */
  def members(model: LinkageModel, records: DataFrame): DataFrame =
    new PairwiseLinkage(model).members(records)

  /** By what the records themselves say about how often people agree. */
  def link(records: DataFrame): DataFrame = members(estimated(records), records)

  /** The cluster of each record. */
  def clusters(members: DataFrame): Map[String, String] =
    members
      .select("record_id", "cluster_id")
      .collect()
      .map(r => r.getString(0) -> r.getString(1))
      .toMap

  /** The own ids that aren't their cluster's, and where they lead. */
  def redirects(members: DataFrame): Map[String, String] =
    members
      .where("own_id != cluster_id")
      .select("own_id", "cluster_id")
      .collect()
      .map(r => r.getString(0) -> r.getString(1))
      .toMap

  /** Who is together, whatever the ids. */
  def together(clusters: Map[String, String]): Set[Set[String]] =
    clusters.groupMap(_._2)(_._1).values.map(_.toSet).toSet
}
