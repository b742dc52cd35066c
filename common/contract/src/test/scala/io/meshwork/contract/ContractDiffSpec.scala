package io.meshwork.contract

import org.scalatest.funsuite.AnyFunSuite

import scala.jdk.CollectionConverters._

class ContractDiffSpec extends AnyFunSuite {
  private val landed = Fixture.contract()
  private val newVersion = "version: 1.0.0" -> "version: 1.1.0"
  private val amount = "\"decimal(12,2)\"}\n  - name: orders_per_day"

  private def diff(edits: (String, String)*) =
    ContractDiff.between(landed, Fixture.contract(newVersion +: edits: _*))

  private def breaks(edits: (String, String)*): Seq[String] = {
    val found = diff(edits: _*)
    assert(found.isBreaking)
    found.breaks.asScala.toSeq
  }

  test("two versions with the same tables differ in nothing") {
    val same = diff()
    assert(same.additions.isEmpty && !same.isBreaking)
  }

  test("an optional column is an addition") {
    val found = diff(amount -> amount.replace("}", "}\n      - {name: state, logicalType: string}"))
    assert(!found.isBreaking)
    found.additions.asScala.toSeq match {
      case Seq(added: Addition.NewColumn) =>
        assert(added.table == "orders_by_customer")
        assert(added.column.name == "state")
      case other => fail(s"$other")
    }
  }

  test("a table is an addition") {
    val more = Fixture.parse(
      Fixture.edited(newVersion) +
        "  - {name: orders_by_state, physicalType: table, properties: [{name: customer, partitionKeyPosition: 1}]}\n"
    )
    val found = ContractDiff.between(landed, more)
    assert(!found.isBreaking)
    assert(found.additions.asScala.collect { case t: Addition.NewTable =>
      t.table.name
    } == Seq("orders_by_state"))
  }

  test("a changed type breaks") {
    assert(
      breaks(
        amount -> amount.replace("12,2", "14,2"),
        "\"decimal(12,2)\"}\n      - {name: pieces" -> "\"decimal(14,2)\"}\n      - {name: pieces"
      ) == Seq(
        "Column \"amount\" of table orders_by_customer is decimal(12,2) in 1.0.0 and decimal(14,2) in 1.1.0; " +
          "a type can't change. Land the new type in a new column."
      )
    )
  }

  test("a removed column breaks") {
    val row = "      - {name: amount, logicalType: number, physicalType: \"decimal(12,2)\"}\n  - name"
    assert(
      breaks(row -> "  - name") == Seq(
        "Column \"amount\" of table orders_by_customer is decimal(12,2) in 1.0.0 and not in 1.1.0; " +
          "its readers would lose it. Keep it."
      )
    )
  }

  test("a removed table breaks") {
    val next = Fixture.parse(Fixture.edited(newVersion).linesIterator.take(33).mkString("\n"))
    assert(
      ContractDiff.between(landed, next).breaks.asScala == Seq(
        "Table orders_per_day is in 1.0.0 and not in 1.1.0; its readers would lose it. " +
          "Keep it, or retire it under a new product."
      )
    )
  }

  test("a changed key breaks, also in the order of its rows") {
    assert(
      breaks("timestamp, primaryKeyPosition: 1}" -> "timestamp}") == Seq(
        "The primary key of table orders_by_customer is ((customer), placed_at) in 1.0.0 and ((customer)) in 1.1.0; " +
          "a key can't change. Land the new key in a new table."
      )
    )
    assert(
      breaks(
        "timestamp, primaryKeyPosition: 1}" ->
          "timestamp, primaryKeyPosition: 1, customProperties: [{property: clusteringOrder, value: desc}]}"
      ).head.contains("((customer), placed_at) in 1.0.0 and ((customer), placed_at desc) in 1.1.0")
    )
  }

  test("a new required column breaks: landed rows lack it") {
    assert(
      breaks(
        "{name: state, logicalType: string}" -> "{name: state, logicalType: string, required: true}",
        amount -> amount.replace("}", "}\n      - {name: state, logicalType: string}")
      ) == Seq(
        "Column \"state\" of table orders_by_customer is required, string in 1.1.0 and not in 1.0.0; " +
          "landed rows lack it. Make it optional."
      )
    )
  }

  test("numbers for times as versions break, and the other way round") {
    val counted = Fixture.contract(
      newVersion,
      "{property: allowedSkew, value: 2 minutes}" ->
        "{property: version, value: pieces}\n      - {property: versionPrecision, value: number}",
      "{name: pieces, logicalType: integer}" ->
        "{name: pieces, logicalType: integer, required: true, logicalTypeOptions: {minimum: 0}}"
    )
    assert(
      ContractDiff.between(landed, counted).breaks.asScala == Seq(
        "Versions are times in 1.0.0 and numbers in 1.1.0; a number never comes after a time. Land them in new tables."
      )
    )
    assert(ContractDiff.between(counted, landed).isBreaking)
    assert(!ContractDiff.between(counted, counted).isBreaking)
  }

  test("another keyspace breaks") {
    assert(
      breaks("value: cassandra}" -> "value: cassandra}\n      - {property: keyspace, value: store}") == Seq(
        "The tables are in keyspace shop in 1.0.0 and in store in 1.1.0; landed rows stay where they are. Keep the keyspace."
      )
    )
  }
}
