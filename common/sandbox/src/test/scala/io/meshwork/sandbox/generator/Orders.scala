package io.meshwork.sandbox.generator

import com.fasterxml.jackson.databind.{JsonNode, ObjectMapper}

import java.nio.charset.StandardCharsets.UTF_8
import java.nio.file.Path
import java.time.Instant
import scala.jdk.CollectionConverters._

/** The specification that these tests share, and ways to look at its records. */
object Orders {
  val Now: Instant = Instant.parse("2024-05-01T12:00:00Z")
  val Start: Instant = Instant.parse("2024-05-01T12:01:00Z")

  val file: Path = Path.of(getClass.getResource("/orders.conf").toURI)
  val spec: EventSpec = EventSpec.read(file)
  val generator: EventGenerator = EventGenerator.of(spec, Now)

  private val mapper = new ObjectMapper()

  def records(phase: Phase): Seq[GeneratedRecord] = phase.records().asScala.toSeq

  def key(record: GeneratedRecord): String = Option(record.key()).map(new String(_, UTF_8)).orNull

  def text(record: GeneratedRecord): String = Option(record.value()).map(new String(_, UTF_8)).orNull

  def json(record: GeneratedRecord): JsonNode = mapper.readTree(record.value())

  def at(record: GeneratedRecord): Instant = Instant.parse(json(record).get("at").asText)

  def of(records: Seq[GeneratedRecord], defect: String): Seq[GeneratedRecord] =
    records.filter(_.defect().filter(_ == defect).isPresent)

  def good(records: Seq[GeneratedRecord]): Seq[GeneratedRecord] = records.filter(_.defect().isEmpty)
}
