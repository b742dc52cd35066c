package io.meshwork.cli.contract

import java.nio.file.Path

import io.meshwork.cli.Project
import org.scalatest.funsuite.AnyFunSuite

import scala.jdk.CollectionConverters._

class ValidateCommandSpec extends AnyFunSuite {

  private val valid =
    """apiVersion: v3.1.0
      |kind: DataContract
      |id: 6f2a3c1e-7a55-4b0f-9d0e-2f6b8c1d4e01
      |version: 1.2.0
      |status: active
      |domain: sea
      |dataProduct: ships
      |description: {purpose: To greet them., usage: Read one., limitations: No boats.}
      |servers:
      |  - server: events
      |    type: kafka
      |    host: localhost:9092
      |    format: json
      |  - server: tables
      |    type: custom
      |    customProperties:
      |      - property: engine
      |        value: cassandra
      |      - property: keyspace
      |        value: sea
      |schema:
      |  - name: arrival
      |    physicalName: sea.ships
      |    physicalType: topic
      |    description: A ship that has come.
      |    logicalType: object
      |    customProperties:
      |      - property: format
      |        value: json
      |      - property: eventTime
      |        value: at
      |      - property: version
      |        value: at
      |    properties:
      |      - name: ship
      |        logicalType: string
      |        description: Its name.
      |        required: true
      |      - name: at
      |        logicalType: timestamp
      |        description: When it came.
      |        required: true
      |  - name: ships
      |    physicalType: table
      |    description: The ships that have come.
      |    logicalType: object
      |    properties:
      |      - name: ship
      |        logicalType: string
      |        partitionKeyPosition: 1
      |        partitioned: true
      |        primaryKey: true
      |        primaryKeyPosition: 1
      |      - name: at
      |        logicalType: timestamp
      |slaProperties:
      |  - {property: latency, value: 5, unit: minutes}
      |team: {members: [{username: pilots, role: owner}]}
      |support: [{channel: pilots@example.org}]
      |""".stripMargin

  private def withShips(text: String = valid): Checkout = {
    val checkout = new Checkout
    checkout.contract("ships", text)
    checkout.suite("ships")
    checkout
  }

  test("says which contracts are valid") {
    val checkout = withShips()
    assert(checkout.validate() == (0, "sea.ships 1.2.0: valid\n", ""))
    assert(checkout.validate("sea.ships") == (0, "sea.ships 1.2.0: valid\n", ""))
  }

  test("names what is wrong with one, and lets the others be") {
    val checkout = withShips()
    checkout.contract("boats", valid.replace("dataProduct: ships", "dataProduct: Boats"))
    val (code, out, err) = checkout.validate()
    assert(code == 3)
    assert(out == "sea.ships 1.2.0: valid\n")
    assert(err.startsWith("mesh contract validate: "))
    assert(err.contains("dataProduct \"Boats\" is not a name for CQL"))
    assert(checkout.validate("sea.ships")._1 == 0)
    assert(checkout.validate("sea.boats")._1 == 3)
  }

  test("refuses a product that has no contract") {
    val checkout = withShips()
    val (code, _, err) = checkout.validate("sea.ship")
    assert(code == 2)
    assert(err.contains("Did you mean sea.ships?"))
  }

  private val unreachable = valid.replace("support: [{channel: pilots@example.org}]\n", "")

  test("refuses a contract that breaks a policy, with its line and its name") {
    val checkout = withShips(unreachable.replace("        description: Its name.\n", ""))
    val (code, out, err) = checkout.validate("sea.ships")
    assert((code, out) == (3, ""))
    assert(
      err ==
        """mesh contract validate: Contract jobs/sea/contracts/ships.odcs.yaml breaks policies of the mesh: 2 problems
          |  1. the owner can't be reached. Add a channel to support, such as a chat room or a mail address. [owner-named]
          |  2. line 35: field "ship" has no description. Say what it means. [columns-described]
          |""".stripMargin
    )
  }

  test("prints a policy that only warns, and is content") {
    val checkout = withShips(unreachable)
    checkout.policies("policies.severity.owner-named = warning")
    val (code, out, err) = checkout.validate()
    assert((code, err) == (0, ""))
    assert(out.linesIterator.next() == "sea.ships 1.2.0: valid")
    assert(out.contains("\nsea.ships: warning: the owner can't be reached."))
  }

  test("a product without a suite isn't judged") {
    val checkout = new Checkout
    checkout.contract("ships", valid)
    assert(checkout.validate()._3.contains("Write its suite, quality-rules/suites/sea/ships.dqdl"))
  }

  private def exempted(until: String): Checkout = {
    val checkout = withShips(unreachable)
    checkout.policies(
      s"policies.exemptions = [{policy = owner-named, product = sea.ships, reason = moving, until = $until}]"
    )
    checkout
  }

  test("an exemption counts until it has ended") {
    assert(exempted("9999-12-31").validate()._1 == 0)
    assert(exempted("2020-12-31").validate()._1 == 3)
  }

  test("refuses policies that are configured wrongly, whatever the contract") {
    val checkout = withShips()
    checkout.policies("policies.severity.owner = off")
    val (code, out, err) = checkout.validate()
    assert((code, out) == (3, ""))
    assert(err.startsWith("mesh contract validate: Invalid policies "))
    assert(err.contains("1. line 1: policies.severity.owner is not a setting"))
  }

  test("lists the policies, what each demands, and who is exempted") {
    val (code, out, err) = withShips().mesh("policy", "list")
    assert((code, err) == (0, ""))
    val lines = out.linesIterator.toSeq
    assert(lines.head.matches("POLICY +SEVERITY +DEMANDS"))
    assert(lines.exists(_.matches("owner-named +error +A product has an owner and a support channel, .*")))
    assert(!out.contains("EXEMPTED"))
    val ended = exempted("2020-12-31").mesh("policy", "list")._2.linesIterator.toSeq
    assert(ended.last.matches("sea.ships +owner-named +2020-12-31 \\(ended\\) +moving"))
    assert(exempted("9999-12-31").mesh("policy", "list")._2.contains("9999-12-31  moving"))
  }

  test("every shipped contract keeps the policies of the mesh") {
    val home = Path.of(System.getProperty("meshwork.home"))
    val (code, out, err) = new Checkout(home).validate()
    assert((code, err) == (0, ""))
    val shipped = Project.current().products().asScala
    assert(shipped.size >= 20)
    assert(out.linesIterator.map(_.takeWhile(_ != ' ')).toSeq == shipped.map(_.toString).toSeq)
  }
}
