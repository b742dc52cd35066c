package io.meshwork.iot.health

import org.apache.spark.sql.types.StructType
import org.snakeyaml.engine.v2.api.{Load, LoadSettings}

import java.nio.file.{Files, Path}
import java.util.{List => JList, Map => JMap}
import scala.jdk.CollectionConverters._

/** A table as a contract declares it. */
case class ContractTable(schema: StructType, partitionKey: Seq[String], primaryKey: Seq[String])

object TablesOfContract {
  private type Node = JMap[String, AnyRef]

  /** Its ports and its own tables, by name. */
  def of(product: String): Map[String, ContractTable] = {
    val file = Path.of(System.getProperty("meshwork.home"), "jobs", "iot", "contracts", s"$product.odcs.yaml")
    val contract = new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file))
    nodes(contract.asInstanceOf[Node], "schema").map(table => table.get("name").toString -> read(table)).toMap
  }

  private def nodes(parent: Node, name: String): Seq[Node] =
    parent.get(name).asInstanceOf[JList[Node]].asScala.toSeq

  private def read(table: Node): ContractTable = {
    val columns = nodes(table, "properties")
    ContractTable(
      StructType.fromDDL(columns.map(c => s"${c.get("name")} ${spark(c)}").mkString(", ")),
      inOrder(columns, "partitionKeyPosition"),
      inOrder(columns, "primaryKeyPosition")
    )
  }

  private def inOrder(columns: Seq[Node], position: String): Seq[String] =
    columns
      .filter(_.containsKey(position))
      .sortBy(_.get(position).asInstanceOf[Integer].intValue)
      .map(_.get("name").toString)

  private def spark(column: Node): String =
    Option(column.get("physicalType")).getOrElse(column.get("logicalType")).toString match {
      case "blob"    => "binary"
      case "integer" => "bigint"
      case other     => other
    }
}
