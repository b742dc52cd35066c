package io.meshwork.contract

import java.nio.file.Files
import java.util.Optional

import org.scalatest.funsuite.AnyFunSuite

import scala.jdk.CollectionConverters._

/** Contracts of products whose topics ask to erase somebody. */
class ErasingContractSpec extends AnyFunSuite {
  private val customers = Fixture
    .edited(
      "dataProduct: orders" -> "dataProduct: customers",
      "{name: customer, logicalType: string, required: true}" ->
        "{name: customer, logicalType: string, required: true, classification: confidential}",
      "  - name: orders_by_customer" -> "  - name: customers",
      "derivedFrom, value: orders_by_customer" -> "derivedFrom, value: customers",
      "placed_at, logicalType: timestamp, primaryKeyPosition: 1" -> "placed_at, logicalType: timestamp"
    )

  private val text =
    """apiVersion: v3.1.0
      |kind: DataContract
      |id: erasures-1
      |version: 1.0.0
      |status: active
      |domain: shop
      |dataProduct: erasures
      |servers:
      |  - {server: in, type: kafka, host: "localhost:9092"}
      |  - server: out
      |    type: custom
      |    customProperties:
      |      - {property: engine, value: cassandra}
      |schema:
      |  - name: erasure
      |    physicalName: shop.erasures
      |    physicalType: topic
      |    customProperties:
      |      - {property: eventTime, value: at}
      |      - {property: erases, value: customer}
      |    properties:
      |      - {name: request, logicalType: string, physicalType: uuid, required: true}
      |      - name: customer
      |        logicalType: string
      |        required: true
      |        classification: confidential
      |        relationships: [{to: customers.odcs.yaml#/schema/customers/properties/customer}]
      |      - {name: at, logicalType: timestamp, required: true}
      |  - name: erasures
      |    physicalType: table
      |    properties:
      |      - {name: request, logicalType: string, physicalType: uuid, partitionKeyPosition: 1}
      |      - {name: at, logicalType: timestamp}
      |""".stripMargin

  private def edited(edits: (String, String)*): String = edits.foldLeft(text) { case (now, (from, to)) =>
    require(now.contains(from), from)
    now.replace(from, to)
  }

  private def read(text: String, customers: String = customers): DataContract = {
    val folder = Files.createTempDirectory("contracts")
    Files.writeString(folder.resolve("customers.odcs.yaml"), customers)
    DataContract.read(Files.writeString(folder.resolve("erasures.odcs.yaml"), text))
  }

  private def problems(text: String, customers: String = customers): Seq[String] =
    intercept[InvalidContractException](read(text, customers)).problems.asScala.map(_.toString).toSeq

  private val demands =
    "field \"customer\" names whom a record erases, so it must be required, be classified, and have a relationship to their key"

  test("names whom it erases, known or not, and keeps nothing of them in quarantine") {
    val contract = read(text)
    assert(contract.input.erases == Optional.of("customer"))
    val field = contract.input.field("customer")
    assert(field.reference.isEmpty, "whoever is unknown can be erased too")
    assert(field.relation.get.key == new EntityKey("shop.customers", "customers", "customer"))
    assert(contract.input.quarantine == Topic.Quarantine.OMIT)
    assert(EntityColumns.inTopic(contract).isEmpty, "a request isn't left out for an earlier one")
    assert(
      DataContract
        .parseRecorded("shop.erasures 1.0.0", text)
        .input
        .field("customer")
        .relation == field.relation
    )
    assert(Fixture.contract().input.erases.isEmpty)
  }

  test("refuses a field that isn't there, may be missing, may be seen, or leads nowhere") {
    assert(
      problems(edited("erases, value: customer" -> "erases, value: costumer")) == Seq(
        "line 20: erases names \"costumer\", which is not a field; did you mean \"customer\"?"
      )
    )
    assert(problems(edited("        required: true\n" -> "")) == Seq("line 23: " + demands))
    assert(problems(edited("        classification: confidential\n" -> "")) == Seq("line 23: " + demands))
    val unrelated =
      "        relationships: [{to: customers.odcs.yaml#/schema/customers/properties/customer}]\n"
    assert(problems(edited(unrelated -> "")) == Seq("line 23: " + demands))
  }

  test("refuses an entity that its own topic doesn't name by the message key, or that isn't classified") {
    val demand =
      "line 27: \"customer\" names what is to be erased, so customer must be the messageKey of shop.customers, and be classified"
    assert(
      problems(text, customers.replace("messageKey, value: customer", "messageKey, value: state")) == Seq(
        demand
      )
    )
    assert(problems(text, customers.replace(", classification: confidential", "")) == Seq(demand))
  }

  test("refuses to keep whom it erases, and requests without a key of their own") {
    assert(
      problems(
        edited(
          "- {name: at, logicalType: timestamp}\n" -> "- {name: at, logicalType: timestamp}\n      - {name: customer, logicalType: string}\n"
        )
      ) == Seq(
        "line 34: column \"customer\" of table erasures would keep whom the topic erases. Leave it out."
      )
    )
    assert(
      problems(
        edited(
          "- {name: at, logicalType: timestamp}\n" -> "- {name: at, logicalType: timestamp, primaryKeyPosition: 1}\n"
        )
      ) == Seq(
        "line 29: table erasures holds requests to erase, so its key must be one column: the request's"
      )
    )
  }

  test("no filter may have the name of the platform's own") {
    val named = Fixture.edited(
      "{property: allowedSkew, value: 2 minutes}" ->
        "{property: filters, value: [{name: erased, where: state = 'x'}]}"
    )
    assert(
      Fixture.problems(named) == Seq(
        "line 21: filter \"erased\" is the platform's own: of records whose person was erased. Choose another name."
      )
    )
  }
}
