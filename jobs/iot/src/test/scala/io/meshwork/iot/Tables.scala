package io.meshwork.iot

import com.datastax.oss.driver.api.core.cql.Row

import scala.jdk.CollectionConverters._

/** What the product's tables hold, as text that compares. */
object Tables {
  val landed: Seq[String] = Seq("readings_by_device_day", "latest_by_device")
  val derived: Seq[String] = Seq("rollup_1m_by_device_day", "rollup_1h_by_device_month")

  def rows(query: String): Seq[Row] = Servers.session.execute(query).asScala.toList

  def count(table: String): Long = rows(s"SELECT count(*) FROM iot.$table").head.getLong(0)

  /** Every row of every table; of the landed ones the write times too. */
  def dump(): Map[String, Seq[String]] =
    landed.map(t => t -> text(s"SELECT * FROM iot.$t")).toMap ++
      landed
        .map(t =>
          s"$t written" -> text(
            s"SELECT device, sensor, event_time, writetime(value), writetime(unit) FROM iot.$t"
          )
        )
        .toMap ++
      derived.map(t => t -> text(s"SELECT * FROM iot.$t")).toMap

  private def text(query: String): Seq[String] = rows(query).map(_.getFormattedContents).sorted
}
