package io.meshwork.governance.policy

import java.nio.file.Path
import java.time.{Duration, LocalDate}

import io.meshwork.governance.policy.Fixture.{edited, findings, settings}
import org.scalatest.funsuite.AnyFunSuite

import scala.jdk.CollectionConverters._

class PolicySettingsSpec extends AnyFunSuite {
  private val silent = edited("support: [{channel: \"#desk\"}]\n" -> "")

  private def exemption(until: String, policy: String = "owner-named", product: String = "hotel.guests") =
    s"""policies.exemptions = [{policy = $policy, product = $product, reason = "it moves", until = $until}]"""

  /** The lines of the error, without its headline. */
  private def problems(conf: String): Seq[String] = {
    val thrown = intercept[InvalidPoliciesException](settings(conf))
    assert(thrown.getMessage.matches("(?s)Invalid policies .*\\.conf:\n.*"))
    thrown.getMessage.linesIterator.drop(1).map(_.trim).toSeq
  }

  test("the defaults hold where nothing is configured, and without a file") {
    val defaults = settings()
    assert(defaults == PolicySettings.read(Path.of("/nowhere/policies.conf"), Seq.empty[String].asJava))
    assert(defaults.severities.values.asScala.toSet == Set(Severity.ERROR))
    assert(defaults.classifications.asScala == Seq("public", "internal", "confidential", "restricted"))
    assert(defaults.personal.asScala == Set("restricted"))
    assert(defaults.maximalLatency == Duration.ofDays(1))
    assert(defaults.exemptions.isEmpty)
  }

  test("every key overrides its default") {
    val own = settings(
      """policies {
        |  severity { owner-named = warning, quality-judged = off }
        |  classifications = [Open, closed]
        |  personal = [closed]
        |  maximal-latency = 90 minutes
        |  exemptions = [{policy = owner-named, product = hotel.guests, reason = new, until = 2026-12-31}]
        |}""".stripMargin
    )
    assert(own.severities.get("owner-named") == Severity.WARNING)
    assert(own.severities.get("quality-judged") == Severity.OFF)
    assert(own.severities.get("version-comparable") == Severity.ERROR)
    assert(own.classifications.asScala == Seq("open", "closed"))
    assert(own.maximalLatency == Duration.ofMinutes(90))
    assert(
      own.exemptions.asScala ==
        Seq(new Exemption("owner-named", "hotel.guests", "new", LocalDate.parse("2026-12-31")))
    )
  }

  test("a policy refuses, warns, or is off") {
    def severities(conf: String) = findings(silent, conf).map(_.severity)
    assert(severities("") == Seq(Severity.ERROR))
    assert(severities("policies.severity.owner-named = warning") == Seq(Severity.WARNING))
    assert(severities("policies.severity.owner-named = off").isEmpty)
  }

  test("the longest latency is the mesh's own") {
    val found = findings(Fixture.text, "policies.maximal-latency = 90 seconds")
    assert(found.map(_.policy) == Seq("service-promised"))
    assert(found.head.problem.message.contains("allows 1 minute 30 seconds at most"))
  }

  test("an exemption counts through its last day, for its policy alone") {
    assert(findings(silent, exemption("2026-06-30")).isEmpty)
    assert(findings(silent, exemption("2026-06-29")).map(_.policy) == Seq("owner-named"))
    assert(
      findings(silent, exemption("2026-12-31", policy = "quality-judged")).map(_.policy) == Seq("owner-named")
    )
  }

  test("an exemption is of its product alone") {
    val other = Policies.of(settings(exemption("2026-12-31", product = "hotel.rooms"), Set("hotel.rooms")))
    val contract = io.meshwork.contract.DataContract.parse("guests.odcs.yaml", silent)
    assert(other.check(contract, true, Fixture.today).size == 1)
  }

  test("an exemption names a policy and a product that there are, and a day") {
    assert(
      problems(exemption("soon", policy = "owner-name", product = "hotel.guest")) == Seq(
        "1. line 1: an exemption is of the unknown policy \"owner-name\"; did you mean \"owner-named\"?",
        "2. line 1: an exemption is of the unknown product \"hotel.guest\"; did you mean \"hotel.guests\"?",
        "3. line 1: an exemption lasts until \"soon\", which is not a day. Write one such as 2026-12-31."
      )
    )
  }

  test("an exemption has a reason and an end") {
    assert(
      problems(
        "policies.exemptions = [\n{policy = owner-named, product = hotel.guests, reason = \"\"}]"
      ) == Seq(
        "1. line 2: an exemption has no reason, until. Say which policy, for which product, the reason, and until when, such as 2026-12-31."
      )
    )
  }

  test("all that is wrong is told at once, at its line") {
    val found = problems(
      """policies {
        |  severity.owner-named = fatal
        |  severity.owner-nam = error
        |  personal = [secret]
        |  maximal-latency = long
        |  exemption = []
        |}
        |policy = 1""".stripMargin
    )
    assert(found.size == 6)
    assert(found.head == "1. line 2: owner-named is \"fatal\". Accepted: error, warning, off.")
    assert(
      found(1) == "2. line 3: policies.severity.owner-nam is not a setting; did you mean \"owner-named\"?"
    )
    assert(
      found(2) ==
        "3. line 4: personal is \"secret\". Accepted: public, internal, confidential, restricted."
    )
    assert(found(3).startsWith("4. line 5: ") && found(3).contains("maximal-latency"))
    assert(
      found(4) == "5. line 6: policies.exemption is not a setting; did you mean \"exemptions\"?"
    )
    assert(found(5) == "6. line 8: policy is not a setting. Accepted: policies.")
  }

  test("what can't be read is told with its line") {
    assert(problems("policies {\n  severity = [").head.startsWith("1. line 2: "))
    assert(problems("\npolicies.classifications = few").head.startsWith("1. line 2: "))
    assert(problems("\npolicies = 1").head.startsWith("1. line 2: "))
  }
}
