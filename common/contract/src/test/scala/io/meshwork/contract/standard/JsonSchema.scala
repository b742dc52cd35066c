package io.meshwork.contract.standard

import java.nio.file.{Files, Path}

import com.fasterxml.jackson.databind.{JsonNode, ObjectMapper}
import com.networknt.schema.{JsonSchemaFactory, SpecVersion}
import io.meshwork.contract.Fixture
import org.snakeyaml.engine.v2.api.{Load, LoadSettings}

import scala.jdk.CollectionConverters._

/** The standard's own JSON Schema, where the folder with the standards is there. */
object JsonSchema {
  private val file: Path = Fixture.home.resolve("../shared/standards/odcs-json-schema-v3.1.0.json").normalize
  private val mapper = new ObjectMapper

  val absent = "the standards' JSON Schemas are not beside the project; nothing to compare with"

  def isThere: Boolean = Files.exists(file)

  lazy val node: JsonNode = mapper.readTree(Files.readString(file))

  private lazy val schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V201909).getSchema(node)

  def problems(contract: JsonNode): Seq[String] = schema.validate(contract).asScala.map(_.getMessage).toSeq

  /** Read without any of our code. */
  def ofYaml(text: String): JsonNode = {
    val loaded: AnyRef = new Load(LoadSettings.builder.build).loadFromString(text)
    mapper.valueToTree[JsonNode](loaded)
  }
}
