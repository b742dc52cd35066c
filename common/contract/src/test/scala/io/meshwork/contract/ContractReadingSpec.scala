package io.meshwork.contract

import java.time.Duration
import java.util.Optional

import io.meshwork.contract.FieldType.Kind
import org.scalatest.funsuite.AnyFunSuite

import scala.jdk.CollectionConverters._

class ContractReadingSpec extends AnyFunSuite {
  private val contract = Fixture.contract()

  test("reads who and what the product is") {
    assert(contract.product == "shop.orders")
    assert(contract.version == "1.0.0")
    assert(contract.keyspace == "shop")
    assert(contract.schedule.isEmpty)
    assert(contract.owners.isEmpty)
    assert(contract.text == Fixture.text)
  }

  test("reads the topic, with defaults for what the contract leaves open") {
    val topic = contract.input
    assert(topic.name == "shop.orders")
    assert(topic.format == Topic.Format.JSON)
    assert(topic.messageKey == Optional.of("customer"))
    assert(!topic.keyRequired)
    assert(topic.maxPayloadBytes == 1024 * 1024)
    assert(topic.eventTime == "placed_at")
    assert(topic.versionField == "placed_at")
    assert(topic.versionPrecision == Topic.VersionPrecision.MILLISECONDS)
    assert(topic.allowedSkew == Duration.ofMinutes(2))
    assert(topic.nullValue == Topic.NullValue.QUARANTINE)
    assert(topic.filters.isEmpty)
    assert(topic.field("customer").line == 23)
  }

  test("reads everything else that a topic may say") {
    val more = Fixture
      .contract(
        "      - {property: allowedSkew, value: 2 minutes}\n" ->
          """      - {property: format, value: json}
          |      - {property: keyRequired, value: true}
          |      - {property: maxPayload, value: 256 KiB}
          |      - {property: version, value: placed_at}
          |      - {property: versionPrecision, value: microseconds}
          |      - {property: nullValue, value: delete}
          |      - property: filters
          |        value:
          |          - {name: test-orders, where: customer = 'test', description: from the shop's own checks}
          |""".stripMargin
      )
      .input
    assert(more.keyRequired)
    assert(more.maxPayloadBytes == 256 * 1024)
    assert(more.versionPrecision == Topic.VersionPrecision.MICROSECONDS)
    assert(more.nullValue == Topic.NullValue.DELETE)
    assert(more.allowedSkew == Duration.ofMinutes(5))
    assert(
      more.filters.asScala == Seq(
        new Filter("test-orders", "customer = 'test'", "from the shop's own checks", 29)
      )
    )
  }

  test("a version may be a number") {
    val topic = Fixture
      .contract(
        "{property: allowedSkew, value: 2 minutes}" ->
          "{property: version, value: pieces}\n      - {property: versionPrecision, value: number}",
        "{name: pieces, logicalType: integer}" ->
          "{name: pieces, logicalType: integer, required: true, logicalTypeOptions: {minimum: 0}}"
      )
      .input
    assert(topic.versionField == "pieces" && topic.countsVersions && topic.eventTime == "placed_at")
    assert(!contract.input.countsVersions)
  }

  test("keeps the tables in order and tells landed from derived ones") {
    assert(contract.tables.asScala.map(_.name) == Seq("orders_by_customer", "orders_per_day"))
    assert(contract.primaryTable.name == "orders_by_customer")
    assert(contract.derivedTables.asScala.map(_.name) == Seq("orders_per_day"))
    assert(contract.table("orders_per_day").derivedFrom == Optional.of("orders_by_customer"))
    assert(intercept[NoSuchElementException](contract.table("x")).getMessage.contains("has no table x"))
  }

  test("keys: the partition key by its positions, then clustering columns by theirs") {
    val table = Fixture
      .contract(
        "partitionKeyPosition: 1}\n      - {name: placed_at, logicalType: timestamp, primaryKeyPosition: 1}" ->
          """primaryKeyPosition: 2, partitionKeyPosition: 2}
            |      - name: placed_at
            |        primaryKeyPosition: 3
            |        customProperties:
            |          - {property: clusteringOrder, value: desc}
            |      - name: day
            |        logicalType: date
            |        partitionKeyPosition: 1
            |        primaryKeyPosition: 1
            |        customProperties:
            |          - {property: timeBucket, value: {of: placed_at, unit: day}}""".stripMargin
      )
      .primaryTable
    assert(table.partitionKey.asScala == Seq("day", "customer"))
    assert(table.clusteringKey.asScala == Seq(new ClusteringColumn("placed_at", true)))
    assert(table.primaryKey.asScala == Seq("day", "customer", "placed_at"))
    assert(table.column("day").timeBucket == Optional.of(new TimeBucket("placed_at", TimeBucket.Unit.DAY)))
    assert(
      table.column("placed_at").`type` == FieldType.of(Kind.TIMESTAMP),
      "inherited from the topic's field"
    )
  }

  test("a landed column has the constraints and meaning of the topic's field") {
    val contract = Fixture.contract(
      """- {name: amount, logicalType: number, physicalType: "decimal(12,2)"}
        |      - {name: pieces""".stripMargin ->
        """- name: amount
          |        logicalType: number
          |        physicalType: decimal(12,2)
          |        description: In the shop's currency.
          |        classification: confidential
          |        criticalDataElement: true
          |        logicalTypeOptions: {minimum: 0.01, exclusiveMaximum: 1e6}
          |        customProperties:
          |          - {property: nullMeans, value: erase}
          |      - {name: pieces""".stripMargin
    )
    val column = contract.primaryTable.column("amount")
    assert(column.constraints == contract.input.field("amount").constraints)
    assert(column.constraints.minimum.get == new java.math.BigDecimal("0.01"))
    assert(column.constraints.maximum.get.intValueExact == 1000000)
    assert(column.constraints.exclusiveMaximum && !column.constraints.exclusiveMinimum)
    assert(column.nullErases && column.critical)
    assert(column.classification == Optional.of("confidential"))
    assert(column.description == "In the shop's currency.")
  }

  test("what is classified is left out of the quarantine, unless the contract says to encrypt it") {
    def kept(classification: String, more: String = "") = Fixture
      .contract(
        "{name: state, logicalType: string}" ->
          s"{name: state, logicalType: string, classification: $classification}",
        "- {property: allowedSkew, value: 2 minutes}" -> s"- {property: allowedSkew, value: 2 minutes}$more"
      )
      .input
      .quarantine
    def said(word: String) = s"\n      - {property: quarantine, value: $word}"
    assert(Fixture.contract().input.quarantine == Topic.Quarantine.PLAIN)
    assert(Seq("public", "Internal").map(kept(_)).distinct == Seq(Topic.Quarantine.PLAIN))
    assert(Seq("personal", "restricted", "whatever").map(kept(_)).distinct == Seq(Topic.Quarantine.OMIT))
    assert(kept("personal", said("encrypt")) == Topic.Quarantine.ENCRYPT)
    assert(kept("public", said("omit")) == Topic.Quarantine.OMIT)
    val column = Fixture.contract(
      "{name: amount, logicalType: number, physicalType: \"decimal(12,2)\"}\n  - name: orders_per_day" ->
        "{name: amount, logicalType: number, physicalType: \"decimal(12,2)\", classification: confidential}\n  - name: orders_per_day"
    )
    assert(column.input.quarantine == Topic.Quarantine.OMIT)
  }

  test("enumerations come from the standard's metric invalidValues") {
    val field = Fixture
      .contract(
        "- {name: state, logicalType: string}" ->
          """- name: state
            |        logicalType: string
            |        logicalTypeOptions: {minLength: 2, maxLength: 9, pattern: "^[a-z]+$"}
            |        quality:
            |          - {type: text, description: Nothing to evaluate.}
            |          - metric: invalidValues
            |            arguments: {validValues: [new, 7, true]}
            |            mustBe: 0""".stripMargin
      )
      .input
      .field("state")
    assert(field.constraints.allowedValues.asScala == Seq("new", "7", "true"))
    assert(field.constraints.minLength.getAsInt == 2)
    assert(field.constraints.maxLength.getAsInt == 9)
    assert(field.constraints.pattern == Optional.of("^[a-z]+$"))
    assert(contract.input.field("state").constraints == Constraints.none)
  }

  test("service levels, owners, schedule, purpose and retention") {
    val contract = Fixture.parse(Fixture.extended("""description: {purpose: To know what was sold.}
        |slaProperties:
        |  - {property: latency, value: 1.5, unit: hours, element: "orders_by_customer, orders_per_day"}
        |  - {property: retention, value: 30, unit: d}
        |  - {property: retention, value: 90, unit: days, element: orders_per_day}
        |  - {property: availability, value: 99.9%}
        |team:
        |  members:
        |    - {username: ann, role: Owner}
        |    - {username: bob}
        |customProperties:
        |  - {property: schedule, value: "*/15 * * * *"}
        |"""))
    assert(contract.purpose == "To know what was sold.")
    assert(contract.owners.asScala == Seq("ann"))
    assert(contract.schedule == Optional.of("*/15 * * * *"))
    assert(contract.slas.size == 5)
    assert(
      contract.slas.get(0) == new Sla("latency", "1.5", "hours", Optional.of("orders_by_customer"), 43)
    )
    assert(contract.slas.get(0).span == Optional.of(Duration.ofMinutes(90)))
    assert(new Sla("availability", "99.9", "percent", Optional.empty[String], 1).span.isEmpty)
    assert(contract.table("orders_by_customer").timeToLive == Optional.of(Duration.ofDays(30)))
    assert(contract.table("orders_per_day").timeToLive == Optional.of(Duration.ofDays(90)))
  }

  test("all members own the product if none is called its owner, also in the older form of a team") {
    val contract = Fixture.parse(Fixture.extended("team: [{username: ann}, {username: bob}]\n"))
    assert(contract.owners.asScala == Seq("ann", "bob"))
  }

  test("DQDL rules of a table and of its columns know the line that their text starts on") {
    val rules = Fixture
      .contract(
        """amount, logicalType: number, physicalType: "decimal(12,2)"}
          |  - name: orders_per_day""".stripMargin ->
          """amount, quality: [{type: custom, engine: dqdl, implementation: IsComplete "amount"}]}
          |    quality:
          |      - type: custom
          |        engine: dqdl
          |        implementation: |
          |          Rules = [ RowCount > 0 ]
          |      - {type: custom, engine: soda, implementation: another tool's}
          |  - name: orders_per_day""".stripMargin
      )
      .table("orders_by_customer")
      .rules
    assert(
      rules.asScala == Seq(
        new DqdlRules("Rules = [ RowCount > 0 ]\n", 38),
        new DqdlRules("IsComplete \"amount\"", 33)
      )
    )
  }

  test("a file that can't be read says why") {
    val missing =
      intercept[InvalidContractException](DataContract.read(Fixture.home.resolve("none.odcs.yaml")))
    assert(missing.getMessage.endsWith("none.odcs.yaml: 1 problem\n  1. the file is not there"))
  }
}
