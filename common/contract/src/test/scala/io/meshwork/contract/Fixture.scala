package io.meshwork.contract

import java.nio.file.Path

import scala.jdk.CollectionConverters._

/** A small valid contract, and what its reader says of edited ones. */
object Fixture {
  val home: Path = Path.of(System.getProperty("meshwork.home"))

  val text: String =
    """apiVersion: v3.1.0
      |kind: DataContract
      |id: orders-1
      |version: 1.0.0
      |status: active
      |domain: shop
      |dataProduct: orders
      |servers:
      |  - {server: in, type: kafka, host: "localhost:9092"}
      |  - server: out
      |    type: custom
      |    customProperties:
      |      - {property: engine, value: cassandra}
      |schema:
      |  - name: order
      |    physicalName: shop.orders
      |    physicalType: topic
      |    customProperties:
      |      - {property: eventTime, value: placed_at}
      |      - {property: messageKey, value: customer}
      |      - {property: allowedSkew, value: 2 minutes}
      |    properties:
      |      - {name: customer, logicalType: string, required: true}
      |      - {name: placed_at, logicalType: timestamp, required: true}
      |      - {name: state, logicalType: string}
      |      - {name: amount, logicalType: number, physicalType: "decimal(12,2)"}
      |      - {name: pieces, logicalType: integer}
      |  - name: orders_by_customer
      |    physicalType: table
      |    properties:
      |      - {name: customer, logicalType: string, partitionKeyPosition: 1}
      |      - {name: placed_at, logicalType: timestamp, primaryKeyPosition: 1}
      |      - {name: amount, logicalType: number, physicalType: "decimal(12,2)"}
      |  - name: orders_per_day
      |    physicalType: table
      |    customProperties:
      |      - {property: derivedFrom, value: orders_by_customer}
      |    properties:
      |      - {name: day, logicalType: date, partitionKeyPosition: 1}
      |      - {name: orders, logicalType: integer, physicalType: bigint}
      |""".stripMargin

  /** The text with each first part, which must be there once, replaced by the second. */
  def edited(edits: (String, String)*): String =
    edits.foldLeft(text) { case (now, (from, to)) =>
      require(now.split(java.util.regex.Pattern.quote(from), -1).length == 2, s"not there once: $from")
      now.replace(from, to)
    }

  /** The text with more lines at its end. */
  def extended(lines: String): String = text + lines.stripMargin

  def contract(edits: (String, String)*): DataContract = parse(edited(edits: _*))

  def parse(text: String): DataContract = DataContract.parse("orders.odcs.yaml", text)

  /** Each problem of a text, with its line. */
  def problems(text: String): Seq[String] =
    try {
      parse(text)
      Seq.empty
    } catch {
      case e: InvalidContractException => e.problems.asScala.map(_.toString).toSeq
    }
}
