package io.meshwork.contract

import org.scalatest.funsuite.AnyFunSuite
import scala.jdk.CollectionConverters._

/** Contracts of products that are made from other products' tables. */
class InputPortSpec extends AnyFunSuite {
  private val text: String =
    """apiVersion: v3.1.0
      |kind: DataContract
      |id: totals-1
      |version: 1.0.0
      |status: active
      |domain: shop
      |dataProduct: totals
      |servers:
      |  - server: out
      |    type: custom
      |    customProperties:
      |      - {property: engine, value: cassandra}
      |schema:
      |  - name: orders_by_customer
      |    physicalType: table
      |    customProperties:
      |      - {property: inputPort, value: sales.orders}
      |    properties:
      |      - {name: customer, logicalType: string, partitionKeyPosition: 1, classification: confidential}
      |      - {name: amount, logicalType: number, physicalType: "decimal(12,2)"}
      |  - name: totals_by_customer
      |    physicalType: table
      |    customProperties:
      |      - {property: changes, value: true}
      |    properties:
      |      - {name: customer, logicalType: string, partitionKeyPosition: 1}
      |      - {name: total, logicalType: number, physicalType: "decimal(22,2)", unique: true}
      |""".stripMargin

  private def edited(from: String, to: String): String = {
    require(text.contains(from), from)
    text.replace(from, to)
  }

  private def refuses(what: String, text: => String, expected: String*): Unit =
    test(s"refuses $what")(assert(Fixture.problems(text) == expected))

  test("is made from the change feed of each table that it reads") {
    val contract = Fixture.parse(text)
    assert(contract.isAggregate)
    val port = contract.ports.get(0)
    assert(port.product == "sales.orders" && port.table.kind == Table.Kind.READ)
    assert(port.table.partitionKey.asScala == Seq("customer"))
    assert(port.table.column("amount").`type` == FieldType.decimal(12, 2))
    assert(contract.input.topics.asScala == Seq("sales.orders_by_customer.changes"))
    assert(contract.input.fields.asScala.map(_.name) == Seq("table", "key", "changed_at"))
    assert(contract.input.field("key").isClassified, "it holds a classified column")
    assert(contract.input.quarantine == Topic.Quarantine.OMIT)
  }

  test("its own tables are computed, the first one is judged, and they may tell their changes") {
    val contract = Fixture.parse(text)
    assert(
      contract.tables.asScala.map(t => t.name -> t.kind) == Seq("totals_by_customer" -> Table.Kind.COMPUTED)
    )
    assert(contract.primaryTable.name == "totals_by_customer" && contract.primaryTable.tellsChanges)
    assert(contract.landedTables.isEmpty && contract.derivedTables.isEmpty)
    assert(!Fixture.contract().isAggregate && !Fixture.contract().primaryTable.tellsChanges)
  }

  refuses(
    "a topic beside a port",
    edited(
      "  - name: totals_by_customer",
      """  - name: order
        |    physicalType: topic
        |    customProperties: [{property: eventTime, value: at}]
        |    properties: [{name: at, logicalType: timestamp, required: true}]
        |  - name: totals_by_customer""".stripMargin
    ),
    "line 13: the schema has 1 objects of physicalType topic. A product has exactly one, its input port; one that reads other products' tables has none."
  )
  refuses(
    "a port that is no product",
    edited("value: sales.orders", "value: orders"),
    "line 17: inputPort \"orders\" is not a product. Name it with its domain, such as \"weather.readings\"."
  )
  refuses(
    "a port to itself",
    edited("value: sales.orders", "value: shop.totals"),
    "line 17: inputPort names shop.totals, the product of this contract. Its own tables need no port."
  )
  refuses(
    "a port without a key",
    edited(", partitionKeyPosition: 1, classification", ", classification"),
    "line 14: table orders_by_customer has no partition key. Give at least one column partitionKeyPosition: 1."
  )
  refuses(
    "quality of a port",
    edited(
      "{property: inputPort, value: sales.orders}",
      "{property: inputPort, value: sales.orders}\n    quality: [{type: custom, engine: dqdl, implementation: 'Rules = [ RowCount > 0 ]'}]"
    ),
    "line 18: the rows of an input port are judged by the product that publishes them. Remove the check."
  )
  refuses(
    "a derived table beside computed ones",
    edited("{property: changes, value: true}", "{property: derivedFrom, value: orders_by_customer}"),
    "line 23: table totals_by_customer is derivedFrom another one, but all tables of this product are computed from its input ports. Remove derivedFrom."
  )
  refuses(
    "a word for whether changes are told",
    edited("{property: changes, value: true}", "{property: changes, value: sometimes}"),
    "line 24: customProperty \"changes\" must be true or false, not the text \"sometimes\""
  )
  test("a port may be looked into without following its changes, if another is followed") {
    val quiet = edited(
      "{property: inputPort, value: sales.orders}",
      "{property: inputPort, value: sales.orders}\n      - {property: changes, value: false}"
    )
    assert(
      Fixture.problems(quiet) == Seq(
        "line 13: no input port's changes are followed, so nothing would ever be computed. Leave out changes: false of one at least."
      )
    )
    val two = quiet.replace(
      "  - name: totals_by_customer",
      """  - name: customers
        |    physicalType: table
        |    customProperties:
        |      - {property: inputPort, value: sales.customers}
        |    properties:
        |      - {name: customer, logicalType: string, partitionKeyPosition: 1}
        |  - name: totals_by_customer""".stripMargin
    )
    val contract = Fixture.parse(two)
    assert(contract.ports.size == 2 && contract.input.topics.asScala == Seq("sales.customers.changes"))
  }

  test("a derived table tells its changes if a batch has the columns of its partition key") {
    val text = Fixture.edited(
      "{property: derivedFrom, value: orders_by_customer}" ->
        "{property: derivedFrom, value: orders_by_customer}\n      - {property: changes, value: true}"
    )
    assert(
      Fixture.problems(text) == Seq(
        "line 36: table orders_per_day tells its changes, so the columns of its partition key must be columns of orders_by_customer. Set changes on orders_by_customer, and read that."
      )
    )
  }
}
