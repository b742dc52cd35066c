package io.meshwork.contract

import java.nio.file.{Files, Path}
import java.util.Optional

import org.scalatest.funsuite.AnyFunSuite

import scala.jdk.CollectionConverters._

class ReferenceSpec extends AnyFunSuite {
  private val customers = Fixture.edited(
    "dataProduct: orders" -> "dataProduct: customers",
    "  - name: orders_by_customer" -> "  - id: registry\n    name: customers",
    "derivedFrom, value: orders_by_customer" -> "derivedFrom, value: customers",
    "{name: customer, logicalType: string, partitionKeyPosition: 1}" ->
      "{id: key, name: customer, logicalType: string, partitionKeyPosition: 1}"
  )

  private def read(to: String, neighbour: String = customers): DataContract = {
    val folder = Files.createTempDirectory("contracts")
    Files.writeString(folder.resolve("customers.odcs.yaml"), neighbour)
    val text = Fixture.edited(
      "{name: customer, logicalType: string, required: true}" ->
        s"{name: customer, logicalType: string, required: true, relationships: [{to: '$to'}]}"
    )
    DataContract.read(Files.writeString(folder.resolve("orders.odcs.yaml"), text))
  }

  private def problems(to: String, neighbour: String = customers): Seq[String] =
    intercept[InvalidContractException](read(to, neighbour)).problems.asScala.map(_.toString).toSeq

  private val expected = Optional.of(new Reference("shop", "customers", "customer", "shop.customers"))

  test("finds a column by identifiers and by names") {
    val byId = read("customers.odcs.yaml#/schema/registry/properties/key")
    assert(byId.input.field("customer").reference == expected)
    assert(byId.primaryTable.column("customer").reference == expected)
    assert(
      read("customers.odcs.yaml#schema/customers/properties/customer").input
        .field("customer")
        .reference == expected
    )
  }

  test("finds a column of the same contract") {
    val reference = new Reference("shop", "orders_by_customer", "customer", "shop.orders")
    assert(read("orders_by_customer.customer").input.field("customer").reference == Optional.of(reference))
    assert(
      read("/schema/orders_by_customer/properties/customer").input.field("customer").reference == Optional.of(
        reference
      )
    )
  }

  test("fields without relationships have no reference, nor have those of a recorded contract") {
    assert(Fixture.contract().input.field("customer").reference.isEmpty)
    val recorded = DataContract.parseRecorded("x", read("orders_by_customer.customer").text)
    assert(recorded.input.field("customer").reference.isEmpty)
  }

  test("refuses a file that is not there") {
    assert(
      problems("costumers.odcs.yaml#/schema/registry/properties/key") == Seq(
        "line 23: the relationship of \"customer\" names costumers.odcs.yaml, which is not beside this contract; " +
          "did you mean \"customers.odcs.yaml\"?"
      )
    )
  }

  test("refuses a table or a column that is not there") {
    assert(
      problems("customers.odcs.yaml#/schema/customer/properties/key") == Seq(
        "line 23: the relationship of \"customer\" names table \"customer\", which is not in customers.odcs.yaml; " +
          "did you mean \"customers\"?"
      )
    )
    assert(
      problems("customers.odcs.yaml#/schema/registry/properties/custumer") == Seq(
        "line 23: the relationship of \"customer\" names \"custumer\", which is not a column of table customers; " +
          "did you mean \"customer\"?"
      )
    )
  }

  test("refuses a column that is not the whole partition key") {
    assert(
      problems("customers.odcs.yaml#/schema/registry/properties/placed_at") == Seq(
        "line 23: the relationship of \"customer\" must lead to the whole partition key of table customers, which is: customer"
      )
    )
  }

  test("refuses a column of another type") {
    val numbered = customers
      .replace(
        "{id: key, name: customer, logicalType: string",
        "{id: key, name: customer, logicalType: integer"
      )
      .replace(
        "{name: customer, logicalType: string, required",
        "{name: customer, logicalType: integer, required"
      )
    assert(
      problems("customers.odcs.yaml#/schema/registry/properties/key", numbered) == Seq(
        "line 23: field \"customer\" is string, but the column customers.customer that it refers to is int. Make them one type."
      )
    )
  }

  test("refuses to refer to a contract that is not valid itself") {
    val broken = customers.replace("status: active\n", "")
    assert(
      problems("customers.odcs.yaml#/schema/registry/properties/key", broken) == Seq(
        "line 23: customers.odcs.yaml, which this refers to, is not valid: line 1: the contract needs \"status\". Mend it first."
      )
    )
  }

  test("two contracts may refer to one another") {
    val back = customers.replace(
      "{name: customer, logicalType: string, required: true}",
      "{name: customer, logicalType: string, required: true, " +
        "relationships: [{to: 'orders.odcs.yaml#/schema/orders_by_customer/properties/customer'}]}"
    )
    assert(
      read("customers.odcs.yaml#/schema/registry/properties/key", back).input
        .field("customer")
        .reference == expected
    )
  }
}
