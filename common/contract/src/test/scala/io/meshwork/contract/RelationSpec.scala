package io.meshwork.contract

import java.nio.file.Files
import java.util.Optional

import org.scalatest.funsuite.AnyFunSuite

import scala.jdk.CollectionConverters._

/** What relationships say of the entities that fields and columns name. */
class RelationSpec extends AnyFunSuite {
  private val customers = Fixture.edited(
    "dataProduct: orders" -> "dataProduct: customers",
    "{name: customer, logicalType: string, required: true}" ->
      "{name: customer, logicalType: string, required: true, classification: confidential}",
    "  - name: orders_by_customer" -> "  - id: registry\n    name: customers",
    "derivedFrom, value: orders_by_customer" -> "derivedFrom, value: customers",
    "{name: customer, logicalType: string, partitionKeyPosition: 1}" ->
      "{id: key, name: customer, logicalType: string, partitionKeyPosition: 1}"
  )
  private val key = new EntityKey("shop.customers", "customers", "customer")
  private val pieces = "{name: pieces, logicalType: integer}"
  private val dayOf = "{name: day, logicalType: date, partitionKeyPosition: 1}"

  private def relationship(to: String, properties: (String, Any)*): String = {
    val custom = properties.map { case (name, value) => s"{property: $name, value: $value}" }
    s"relationships: [{to: '$to', customProperties: [${custom.mkString(", ")}]}]"
  }

  private def related(to: String, properties: (String, Any)*): (String, String) =
    pieces -> s"{name: pieces, logicalType: integer, ${relationship(to, properties: _*)}}"

  private def read(edits: (String, String)*): DataContract = {
    val folder = Files.createTempDirectory("contracts")
    Files.writeString(folder.resolve("customers.odcs.yaml"), customers)
    DataContract.read(Files.writeString(folder.resolve("orders.odcs.yaml"), Fixture.edited(edits: _*)))
  }

  private def recorded(edits: (String, String)*): DataContract =
    DataContract.parseRecorded("shop.orders 1.0.0", Fixture.edited(edits: _*))

  private def problems(edits: (String, String)*): Seq[String] =
    intercept[InvalidContractException](read(edits: _*)).problems.asScala.map(_.toString).toSeq

  private def customer(to: String): (String, String) =
    "{name: customer, logicalType: string, required: true}" ->
      s"{name: customer, logicalType: string, required: true, relationships: [{to: '$to'}]}"

  test("names the entity, checked or not, followed or not") {
    val to = customer("customers.odcs.yaml#/schema/customers/properties/customer")
    for (contract <- Seq(read(to), recorded(to))) {
      val relation = Optional.of(new Relation(key, ""))
      assert(contract.input.field("customer").relation == relation)
      assert(contract.table("orders_by_customer").column("customer").relation == relation)
      assert(contract.input.field("state").relation.isEmpty)
    }
    assert(read(to).input.field("customer").reference.isPresent)
  }

  test("an entity is named after its table and domain") {
    assert(key.entity == "shop.customers")
    assert(new EntityKey("crm.people", "contacts", "id").entity == "crm.contacts")
  }

  test(
    "identifiers become names where they are followed, and are among the key's spellings where they aren't"
  ) {
    val to = customer("customers.odcs.yaml#/schema/registry/properties/key")
    assert(read(to).input.field("customer").relation.get.key == key)
    val spelt = recorded(to).input.field("customer").relation.get.key
    assert(spelt == new EntityKey("shop.customers", "registry", "key"))
    val spellings = key.spellings(DataContract.parseRecorded("shop.customers 1.0.0", customers)).asScala
    assert(spellings.contains(spelt) && spellings.contains(key) && spellings.size == 4)
  }

  test("leads to the same contract without a file") {
    val contract = read(related("orders_by_customer.customer", "prefix" -> "shop-"))
    assert(
      contract.input.field("pieces").relation ==
        Optional.of(new Relation(new EntityKey("shop.orders", "orders_by_customer", "customer"), "shop-"))
    )
  }

  test("a value with a prefix is another type's key, and isn't looked up") {
    val contract =
      read(related("customers.odcs.yaml#/schema/customers/properties/customer", "prefix" -> "shop-"))
    val field = contract.input.field("pieces")
    assert(field.relation == Optional.of(new Relation(key, "shop-")) && field.reference.isEmpty)
    assert(
      problems(
        "{name: amount, logicalType: number, physicalType: \"decimal(12,2)\"}\n      - {name: pieces" ->
          s"""{name: amount, logicalType: number, physicalType: "decimal(12,2)", ${relationship(
              "customers.odcs.yaml#/schema/customers/properties/customer",
              "prefix" -> "shop-"
            )}}\n      - {name: pieces"""
      ) == Seq(
        "line 26: field \"amount\" is decimal(12,2) with a prefix, but the column customers.customer that it refers to is string. Make them one type."
      )
    )
  }

  test("what isn't to be checked has no reference") {
    val to = "customers.odcs.yaml#/schema/customers/properties/customer"
    val unchecked = "{name: state, logicalType: string}" ->
      s"{name: state, logicalType: string, ${relationship(to, "checked" -> false)}}"
    val field = read(unchecked).input.field("state")
    assert(field.reference.isEmpty && field.relation == Optional.of(new Relation(key, "")))
  }

  test("another domain's product is named with it, and not followed") {
    val to = "crm.people.odcs.yaml#/schema/contacts/properties/id"
    val field = read(related(to, "checked" -> false)).input.field("pieces")
    assert(field.relation == Optional.of(new Relation(new EntityKey("crm.people", "contacts", "id"), "")))
    assert(
      problems(related(to)) == Seq(
        "line 27: the relationship of \"pieces\" leads to another domain, where it can't be checked. Give it the customProperty checked: false."
      )
    )
  }

  test("refuses what contradicts itself") {
    val to = "customers.odcs.yaml#/schema/customers/properties/customer"
    assert(
      problems(related(to, "prefix" -> "shop-", "checked" -> true)).head ==
        "line 27: the relationship of \"pieces\" has a prefix, so its values can't be looked up. Remove checked."
    )
    assert(
      problems(related(to, "prefixes" -> "shop-", "checked" -> false)).head ==
        "line 27: unknown customProperty \"prefixes\" of the relationship of \"pieces\"; did you mean \"prefix\"?"
    )
    assert(
      problems(
        "dataProduct: orders" -> "dataProduct: sales",
        customer("customers.odcs.yaml#/schema/customers/properties/customer"),
        "domain: shop" -> "domain: store"
      ) == Seq(
        "line 23: customers.odcs.yaml is the contract of shop.customers, but a relationship takes it for that of store.customers. Name the file after its product."
      )
    )
  }

  test("columns of a derived table say whom they name, or what the column says that they come from") {
    val to = relationship("customers.odcs.yaml#/schema/customers/properties/customer")
    val stated = recorded(dayOf -> s"{name: who, logicalType: string, partitionKeyPosition: 1, $to}")
    assert(stated.table("orders_per_day").column("who").relation == Optional.of(new Relation(key, "")))
    val inherited = recorded(
      customer("customers.odcs.yaml#/schema/customers/properties/customer"),
      dayOf -> "{name: customer, logicalType: string, partitionKeyPosition: 1}"
    )
    assert(
      inherited.table("orders_per_day").column("customer").relation == Optional.of(new Relation(key, ""))
    )
    assert(
      problems(dayOf -> s"{name: day, logicalType: date, partitionKeyPosition: 1, $to}") == Seq(
        "line 39: column \"day\" has a relationship, so it must be text, a uuid or a whole number, not date"
      )
    )
  }

  test("columns of a landed table say what their fields do") {
    val to = relationship("customers.odcs.yaml#/schema/customers/properties/customer")
    assert(
      problems(
        "{name: customer, logicalType: string, partitionKeyPosition: 1}" ->
          s"{name: customer, logicalType: string, partitionKeyPosition: 1, $to}"
      ) == Seq(
        "line 31: column \"customer\" of table orders_by_customer has relationships of its own. Move them to the topic's field."
      )
    )
  }

  test("a table tells which of its rows are of one entity") {
    val same = (column: String) =>
      "{property: derivedFrom, value: orders_by_customer}" ->
        s"{property: derivedFrom, value: orders_by_customer}\n      - {property: sameEntity, value: $column}"
    val to = relationship("customers.odcs.yaml#/schema/customers/properties/customer")
    val who = dayOf -> s"$dayOf\n      - {name: who, logicalType: string, $to}"
    assert(recorded(same("day"), who).table("orders_per_day").sameEntity == Optional.of("day"))
    assert(
      problems(same("days"), who) == Seq(
        "line 36: sameEntity of table orders_per_day is \"days\", which is none of its columns; did you mean \"day\"?"
      )
    )
    assert(
      problems(same("day")) == Seq(
        "line 36: table orders_per_day says by day which of its rows are of the same entity, but none of its columns has a relationship to an entity. Add the relationship, or remove sameEntity."
      )
    )
  }

  test("a product's own entities are named by their key wherever it is") {
    val registry = DataContract.parseRecorded("shop.customers 1.0.0", customers)
    assert(EntityColumns.keys(registry).asScala == Seq(key))
    assert(EntityColumns.inTopic(registry).asScala.map(_.column.name) == Seq("customer"))
    val table = registry.table("customers")
    assert(
      EntityColumns.inTable(registry, table).asScala.map(n => n.column.name -> n.relation) ==
        Seq("customer" -> new Relation(key, ""))
    )
    assert(EntityColumns.inTable(registry, registry.table("orders_per_day")).isEmpty)
    val open = customers.replace(", classification: confidential", "")
    assert(EntityColumns.keys(Fixture.parse(open)).isEmpty, "it is nobody's who could ask to be forgotten")
    val byState = customers.replace("messageKey, value: customer", "messageKey, value: state")
    assert(EntityColumns.keys(Fixture.parse(byState)).isEmpty, "no message names what a partition holds")
  }
}
