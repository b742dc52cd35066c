package io.meshwork.testkit

import io.meshwork.contract.{DataContract, Table}
import scala.jdk.CollectionConverters._

/** What the tables of a product hold. */
object Tables {

  /** Every row of every table, as texts that compare; of landed tables the write times too. */
  def dump(contract: DataContract): Map[String, Seq[String]] = contract.tables.asScala.map { table =>
    val values = table.columns.asScala.map(_.name).filterNot(table.primaryKey.contains)
    val times =
      if (table.kind == Table.Kind.LANDED) values.map(v => s", writetime($v)").mkString else ""
    val columns = table.columns.asScala.map(_.name).mkString(", ")
    val rows = Servers.cql(s"SELECT $columns$times FROM ${contract.keyspace}.${table.name}")
    table.name -> rows.map(_.getFormattedContents).sorted
  }.toMap

  /** Takes every row out of every table, as if they had just been made. */
  def truncate(contract: DataContract): Unit =
    contract.tables.asScala.foreach(t => Servers.cql(s"TRUNCATE ${contract.keyspace}.${t.name}"))
}
