package io.meshwork.contract.standard

import java.nio.file.Files

import com.fasterxml.jackson.databind.JsonNode
import com.fasterxml.jackson.databind.node.{ArrayNode, JsonNodeFactory, ObjectNode}
import io.meshwork.contract.{DataContract, Fixture, InvalidContractException}
import io.meshwork.contract.yaml.{Findings, YamlReader}
import org.scalacheck.Gen
import org.scalatest.funsuite.AnyFunSuite
import org.scalatestplus.scalacheck.ScalaCheckPropertyChecks

import scala.jdk.CollectionConverters._
import scala.util.{Try, Using}

/** Our structure of the standard against the standard's own JSON Schema. */
class StandardSpec extends AnyFunSuite with ScalaCheckPropertyChecks {
  implicit override val generatorDrivenConfig: PropertyCheckConfiguration =
    PropertyCheckConfiguration(minSuccessful = 800, maxDiscardedFactor = 20)

  private val shipped =
    Using.resource(Files.walk(Fixture.home.resolve("jobs"), 3))(
      _.iterator.asScala
        .filter(file => file.getParent.endsWith("contracts") && file.toString.endsWith(".odcs.yaml"))
        .toSeq
        .sorted
    )

  private def rich: JsonNode =
    JsonSchema.ofYaml(new String(getClass.getResourceAsStream("/everything.odcs.yaml").readAllBytes, "UTF-8"))

  private def structure(contract: JsonNode): Seq[String] = {
    val findings = new Findings
    val yaml = YamlReader.read("test", contract.toString, findings)
    yaml.ifPresent(y => Odcs.CONTRACT.check("contract", y.line, y, findings))
    findings.sorted.asScala.map(_.message).toSeq
  }

  /** Where we are stricter on purpose: one version of the standard, real dates and URIs, unique ids. */
  private val stricter =
    Seq("unknown apiVersion", "must be a date", "must be a time", "must be a URI", "twice, first on line")

  private def agrees(contract: JsonNode): Unit = {
    val schemas = JsonSchema.problems(contract)
    val ours = structure(contract)
    if (schemas.nonEmpty) assert(ours.nonEmpty, s"only the standard refuses: $schemas in $contract")
    if (!ours.exists(p => stricter.exists(p.contains(_))))
      assert(ours.isEmpty == schemas.isEmpty, s"only we refuse: $ours in $contract")
  }

  test("the shipped contracts are valid, for the standard and for us") {
    assert(
      shipped.map(_.getFileName.toString) ==
        Seq(
          Seq("customers", "erasures", "identity", "interactions", "lookup_by_email", "lookup_by_phone"),
          Seq("orders", "profile", "timeline"),
          Seq("account_balance", "exposure_risk", "payment_alerts", "payments", "positions"),
          Seq("prices", "splits", "trades"),
          Seq("device_health", "devices", "telemetry")
        ).flatten.map(_ + ".odcs.yaml")
    )
    shipped.foreach(file => DataContract.read(file))
    assume(JsonSchema.isThere, JsonSchema.absent)
    shipped.foreach { file =>
      assert(JsonSchema.problems(JsonSchema.ofYaml(Files.readString(file))) == Seq.empty, s"in $file")
    }
  }

  test("whatever mutation of a shipped contract the standard refuses, reading refuses") {
    assume(JsonSchema.isThere, JsonSchema.absent)
    val contracts = shipped.map(file => (file, JsonSchema.ofYaml(Files.readString(file))))
    val mutated = Gen.oneOf(contracts).flatMap { case (file, tree) => Mutation.of(tree).map((file, _)) }
    var refused = 0
    forAll(mutated) { case (file, tree) =>
      val read = Try(DataContract.parse(file.toString, tree.toString))
      read.failed.foreach(e => assert(e.isInstanceOf[InvalidContractException], s"$e for $tree"))
      if (JsonSchema.problems(tree).nonEmpty) {
        refused += 1
        assert(read.isFailure, s"accepted: $tree")
      }
    }
    assert(refused > 200, "too few mutations break the standard to say anything")
  }

  test("a contract with everything in it, and mutations of it, are valid for both or for neither") {
    assume(JsonSchema.isThere, JsonSchema.absent)
    assert(JsonSchema.problems(rich) == Seq.empty)
    assert(structure(rich) == Seq.empty)
    forAll(Mutation.of(rich))(agrees)
  }

  test("servers of every type, and mutations of them, are valid for both or for neither") {
    assume(JsonSchema.isThere, JsonSchema.absent)
    val contract = rich.asInstanceOf[ObjectNode]
    contract.remove(Seq("schema", "team", "support", "roles", "slaProperties").asJava)
    val servers: ArrayNode = contract.putArray("servers")
    everyServer.foreach(servers.add(_))
    assert(servers.size > 30)
    assert(JsonSchema.problems(contract) == Seq.empty)
    assert(structure(contract) == Seq.empty)
    forAll(Mutation.of(contract))(agrees)
  }

  /** One of each type with all of its keys, as the JSON Schema lists them. */
  private def everyServer: Seq[ObjectNode] = {
    val sources = JsonSchema.node.at("/$defs/ServerSource")
    JsonSchema.node.at("/$defs/Server/allOf").elements.asScala.toSeq.map { branch =>
      val kind = branch.at("/if/properties/type/const").asText
      val keys = sources.get(branch.at("/then/$ref").asText.split('/').last).get("properties")
      val server = JsonNodeFactory.instance.objectNode.put("server", kind).put("type", kind)
      keys.fields.asScala.foreach { entry =>
        if (entry.getValue.get("type").asText == "integer") server.put(entry.getKey, 9042)
        else server.put(entry.getKey, "sftp://host/path")
      }
      server
    }
  }
}
