package io.meshwork.cli.replay

import io.meshwork.contract.{Constraints, Field, FieldType, Topic}
import java.nio.charset.StandardCharsets.UTF_8
import java.nio.file.{Files, Path}
import java.time.{Duration, ZoneOffset}
import java.util.{List => JList, Optional}
import scala.jdk.CollectionConverters._
import scala.util.Using

/** A topic of readings, and files of them. */
object Readings {
  val topic: Topic = new Topic(
    JList.of("readings"),
    Topic.Format.JSON,
    Optional.of("device"),
    true,
    1024,
    "event_time",
    "event_time",
    Topic.VersionPrecision.MILLISECONDS,
    Duration.ofMinutes(5),
    Topic.NullValue.QUARANTINE,
    Topic.Quarantine.PLAIN,
    Optional.empty(),
    JList.of(),
    JList.of(
      field("device", FieldType.of(FieldType.Kind.STRING), required = true),
      field("value", FieldType.decimal(18, 6), required = true),
      field("event_time", FieldType.of(FieldType.Kind.TIMESTAMP), required = true),
      field("sequence", FieldType.of(FieldType.Kind.BIGINT), required = false),
      field("valid", FieldType.of(FieldType.Kind.BOOLEAN), required = false)
    )
  )

  val utc: Times = Times.of(ZoneOffset.UTC, Optional.empty())

  def file(lines: String*): CsvFile = {
    val path = Files.createTempFile("readings", ".csv")
    Files.writeString(path, lines.mkString("", "\n", "\n"))
    new CsvFile(path, ',', UTF_8, Optional.empty())
  }

  def rows(csv: CsvFile, maps: String*): Rows =
    new Rows(topic, Mappings.parse(maps.asJava, topic, csv.columns()), new Cells(utc))

  /** The records of the whole file, as JSON text. */
  def records(csv: CsvFile, maps: String*): Seq[String] = {
    val made = rows(csv, maps: _*)
    Using.resource(csv.rows())(_.iterator.asScala.map(row => made.record(row).toString).toList)
  }

  private def field(name: String, kind: FieldType, required: Boolean): Field =
    new Field(
      name,
      kind,
      required,
      false,
      Constraints.none(),
      Optional.empty(),
      Optional.empty(),
      false,
      Optional.empty(),
      Optional.empty(),
      false,
      "",
      0
    )
}
