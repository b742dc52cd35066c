package io.meshwork.governance.policy

import java.nio.file.{Files, Path}
import java.time.LocalDate

import io.meshwork.contract.DataContract

import scala.jdk.CollectionConverters._

/** A contract that keeps all policies, and what they say of edited ones. */
object Fixture {
  val today: LocalDate = LocalDate.parse("2026-06-30")

  val text: String =
    """apiVersion: v3.1.0
      |kind: DataContract
      |id: guests-1
      |version: 1.0.0
      |status: active
      |domain: hotel
      |dataProduct: guests
      |description:
      |  purpose: Who stays.
      |  usage: Look a guest up.
      |  limitations: Not who stayed before.
      |servers:
      |  - {server: in, type: kafka, host: "localhost:9092"}
      |  - {server: out, type: custom, customProperties: [{property: engine, value: cassandra}]}
      |schema:
      |  - name: guest
      |    physicalName: hotel.guests
      |    physicalType: topic
      |    description: What is known of a guest now.
      |    customProperties:
      |      - {property: eventTime, value: seen_at}
      |      - {property: messageKey, value: id}
      |    properties:
      |      - {name: id, logicalType: string, required: true, classification: confidential, description: The guest.}
      |      - {name: seen_at, logicalType: timestamp, required: true, description: When.}
      |      - {name: email, logicalType: string, classification: restricted, description: Where to write to.}
      |  - name: guests
      |    physicalType: table
      |    description: The guests.
      |    properties:
      |      - {name: id, logicalType: string, partitionKeyPosition: 1}
      |      - {name: email, logicalType: string}
      |  - name: guests_by_day
      |    physicalType: table
      |    description: How many guests came.
      |    customProperties: [{property: derivedFrom, value: guests}]
      |    properties:
      |      - {name: day, logicalType: date, partitionKeyPosition: 1, description: The day.}
      |      - {name: number, logicalType: integer, description: How many.}
      |slaProperties:
      |  - {property: latency, value: 5, unit: minutes}
      |  - {property: freshness, value: 1, unit: days}
      |  - {property: retention, value: 90, unit: days}
      |team: {members: [{username: desk, role: owner}]}
      |support: [{channel: "#desk"}]
      |customProperties: [{property: schedule, value: "@daily"}]
      |""".stripMargin

  /** The text with each first part, which must be there once, replaced by the second. */
  def edited(edits: (String, String)*): String =
    edits.foldLeft(text) { case (now, (from, to)) =>
      require(now.split(java.util.regex.Pattern.quote(from), -1).length == 2, s"not there once: $from")
      now.replace(from, to)
    }

  def settings(conf: String = "", products: Set[String] = Set("hotel.guests")): PolicySettings =
    PolicySettings.read(file(conf), products.asJava)

  def file(conf: String): Path =
    Files.writeString(Files.createTempFile("policies", ".conf"), conf)

  def findings(contract: String, conf: String = "", hasSuite: Boolean = true): Seq[Finding] =
    Policies
      .of(settings(conf))
      .check(DataContract.parse("guests.odcs.yaml", contract), hasSuite, today)
      .asScala
      .toSeq

  /** What is found in the contract with these edits, which must be one thing. */
  def finding(edits: (String, String)*): String = {
    val found = findings(edited(edits: _*))
    require(found.size == 1, found.mkString("\n"))
    found.head.toString
  }
}
