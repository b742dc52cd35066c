package io.meshwork.governance.policy

import io.meshwork.governance.policy.Fixture.{edited, finding, findings}
import org.scalatest.funsuite.AnyFunSuite

/** The policies of personal data, and those of products that are computed from others. */
class PersonalDataSpec extends AnyFunSuite {
  private val noRetention = "  - {property: retention, value: 90, unit: days}\n" -> ""
  private val anonymous = ", classification: confidential" -> ""

  test("erasure-possible: nothing says whose it is") {
    assert(
      finding(anonymous) ==
        "line 32: column \"email\" of table guests is restricted, but nothing in the table says whose it is. Add a relationship to the key of whom it is about. [erasure-possible]"
    )
  }

  test("erasure-possible: only what is personal counts") {
    assert(findings(edited(anonymous), "policies.personal = []").isEmpty)
    assert(findings(edited(anonymous, "restricted" -> "confidential")).isEmpty)
    assert(
      findings(
        edited(anonymous, "restricted" -> "confidential"),
        "policies.personal = [Confidential]"
      ).size == 1
    )
  }

  test("erasure-possible: a relationship says whose it is") {
    val related = anonymous.copy(_2 =
      ", relationships: [{to: hotel2.people.odcs.yaml#/schema/people/properties/id, customProperties: [{property: checked, value: false}]}]"
    )
    assert(findings(edited(related)).isEmpty)
  }

  test("retention-decided: personal data is kept by default") {
    assert(
      finding(noRetention) ==
        "line 27: table guests holds \"email\", which is restricted, for ever. Add slaProperties.retention, or say why not in the customProperty keptBecause. [retention-decided]"
    )
    assert(findings(edited(noRetention, "restricted" -> "confidential")).isEmpty)
  }

  test("retention-decided: a reason will do, a blank one won't") {
    def reason(words: String) =
      "    description: The guests.\n" ->
        s"    description: The guests.\n    customProperties: [{property: keptBecause, value: '$words'}]\n"
    assert(findings(edited(noRetention, reason("It goes when the guest goes."))).isEmpty)
    assert(findings(edited(noRetention, reason(" "))).map(_.policy) == Seq("retention-decided"))
  }

  private val computed =
    """apiVersion: v3.1.0
      |kind: DataContract
      |id: letters-1
      |version: 1.0.0
      |status: active
      |domain: hotel
      |dataProduct: letters
      |description: {purpose: To write., usage: Read them., limitations: None known.}
      |servers:
      |  - {server: out, type: custom, customProperties: [{property: engine, value: cassandra}]}
      |schema:
      |  - name: guests
      |    physicalType: table
      |    customProperties: [{property: inputPort, value: hotel.guests}]
      |    properties:
      |      - {name: id, logicalType: string, partitionKeyPosition: 1}
      |      - {name: email, logicalType: string, classification: restricted}
      |  - name: letters
      |    physicalType: table
      |    description: Where to write to.
      |    properties:
      |      - {name: person, logicalType: string, partitionKeyPosition: 1, description: Who.}
      |      - {name: email, logicalType: string, classification: restricted, description: Where.}
      |      - name: guest
      |        logicalType: string
      |        description: Whose it is.
      |        relationships: [{to: guests.odcs.yaml#/schema/guests/properties/id}]
      |slaProperties: [{property: latency, value: 1, unit: hours}]
      |team: {members: [{username: desk, role: owner}]}
      |support: [{channel: "#desk"}]
      |""".stripMargin

  test("a product of others' tables needs no freshness, retention or description of its ports") {
    assert(findings(computed).isEmpty)
  }

  test("erasure-possible: what is computed says whose it is too, whatever it is computed from") {
    val nobodys = computed.replaceAll("        relationships: [^\n]*\n", "")
    assert(findings(nobodys).map(f => (f.policy, f.problem.line)) == Seq(("erasure-possible", 23)))
  }

  test("classification-kept: a column that is more open than its port") {
    val open = computed.replace("restricted, description", "internal, description")
    val unclassified = computed.replace("classification: restricted, description", "description")
    assert(
      findings(open).map(_.toString) == Seq(
        "line 23: column \"email\" of table letters is internal, but comes in as restricted (line 17). Classify it so. [classification-kept]"
      )
    )
    assert(
      findings(unclassified).map(_.toString) == Seq(
        "line 23: column \"email\" of table letters is not classified, but comes in as restricted (line 17). Classify it so. [classification-kept]"
      )
    )
  }
}
