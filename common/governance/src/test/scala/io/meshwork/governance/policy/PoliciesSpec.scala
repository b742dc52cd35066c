package io.meshwork.governance.policy

import io.meshwork.governance.policy.Fixture.{edited, finding, findings, text}
import org.scalatest.funsuite.AnyFunSuite

import scala.jdk.CollectionConverters._

class PoliciesSpec extends AnyFunSuite {

  test("finds nothing in a contract that keeps all of them") {
    assert(findings(text).isEmpty)
  }

  test("each has an id of its own, and a sentence with a reason") {
    val all = Policies.of(Fixture.settings()).all.asScala
    assert(all.map(_.id).toSet == Fixture.settings().severities.keySet.asScala)
    assert(all.map(_.id).distinct.size == all.size)
    all.foreach(p => assert(p.demand.matches("A .* so that .*\\."), p.demand))
  }

  test("owner-named: nobody in the team") {
    assert(
      finding("{username: desk, role: owner}" -> "") ==
        "line 44: nobody owns the product. Add a member with a username and role: owner to the team. [owner-named]"
    )
  }

  test("owner-named: no channel") {
    assert(
      finding("support: [{channel: \"#desk\"}]\n" -> "") ==
        "the owner can't be reached. Add a channel to support, such as a chat room or a mail address. [owner-named]"
    )
  }

  test("product-described: parts that are missing or empty") {
    val found = findings(
      edited("  usage: Look a guest up.\n" -> "", "limitations: Not who stayed before." -> "limitations: ' '")
    )
    assert(
      found.map(_.toString) == Seq(
        "line 8: the description has no limitations. Say there what it must not be taken for. [product-described]",
        "line 8: the description has no usage. Say there how it is read. [product-described]"
      )
    )
  }

  test("columns-described: a topic, a table, a field with its column, a column") {
    assert(
      finding("    description: What is known of a guest now.\n" -> "") ==
        "line 16: the topic has no description. Say what one record is. [columns-described]"
    )
    assert(
      finding("    description: The guests.\n" -> "") ==
        "line 27: table guests has no description. Say what one row is. [columns-described]"
    )
    assert(
      finding(", description: How many." -> "") ==
        "line 39: column \"number\" of table guests_by_day has no description. Say what it means. [columns-described]"
    )
    assert(
      finding(", description: Where to write to." -> "") ==
        "line 26: field \"email\" has no description. Say what it means. [columns-described]"
    )
  }

  test("columns-described: once in a product is enough") {
    val repeated = "number, logicalType: integer, description: How many." -> "seen_at, logicalType: timestamp"
    assert(findings(edited(repeated)).isEmpty)
  }

  test("version-comparable: not three numbers") {
    Seq("v1", "1.0", "1.0.0-beta", "01.0.0").foreach { version =>
      assert(
        finding("version: 1.0.0" -> s"version: \"$version\"") ==
          s"line 4: version \"$version\" doesn't say what a change means. Write MAJOR.MINOR.PATCH, such as 1.0.0. [version-comparable]"
      )
    }
    assert(findings(edited("version: 1.0.0" -> "version: 10.20.0")).isEmpty)
  }

  test("service-promised: no latency, a long one") {
    assert(
      finding("  - {property: latency, value: 5, unit: minutes}\n" -> "") ==
        "line 40: no latency is promised. Add it to slaProperties, with a unit. [service-promised]"
    )
    assert(
      finding("value: 5, unit: minutes" -> "value: 25, unit: hours") ==
        "line 41: a latency of 25 hours is promised, but the mesh allows 1 day at most. Promise less, or ask for an exemption. [service-promised]"
    )
    assert(findings(edited("value: 5, unit: minutes" -> "value: 24, unit: hours")).isEmpty)
  }

  test("service-promised: no freshness of what runs by schedule") {
    val silent = "  - {property: freshness, value: 1, unit: days}\n" -> ""
    assert(
      finding(silent) ==
        "line 40: no freshness is promised, though the product runs by schedule. Add it to slaProperties, with a unit. [service-promised]"
    )
    assert(
      findings(edited(silent, "customProperties: [{property: schedule, value: \"@daily\"}]\n" -> "")).isEmpty
    )
  }

  test("quality-judged: no suite and no rule") {
    val found = findings(text, hasSuite = false).map(_.toString)
    assert(
      found == Seq(
        "line 15: no rule judges the product. Write its suite, quality-rules/suites/hotel/guests.dqdl; \"mesh suggest hotel.guests\" makes one from what has landed. [quality-judged]"
      )
    )
    val rule =
      "      - {name: email, logicalType: string, quality: [{type: library, metric: nullValues, mustBe: 0}]}\n"
    val ruled = edited("      - {name: email, logicalType: string}\n" -> rule)
    assert(findings(ruled, hasSuite = false).isEmpty)
  }

  test("classification-kept: an unknown word") {
    assert(
      finding("confidential" -> "confidental") ==
        "line 24: \"id\" has the unknown classification \"confidental\"; did you mean \"confidential\"? [classification-kept]"
    )
  }

  test("classification-kept: a column that is more open than its field") {
    assert(
      finding(
        "{name: email, logicalType: string}" -> "{name: email, logicalType: string, classification: internal}"
      ) ==
        "line 32: column \"email\" of table guests is internal, but comes in as restricted (line 26). Classify it so. [classification-kept]"
    )
  }
}
