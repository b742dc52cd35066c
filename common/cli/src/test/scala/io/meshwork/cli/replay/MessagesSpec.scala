package io.meshwork.cli.replay

import io.meshwork.sandbox.generator.GeneratedRecord
import java.nio.charset.StandardCharsets.UTF_8
import java.time.Instant
import java.util.{Optional, OptionalInt}
import org.scalatest.funsuite.AnyFunSuite
import scala.jdk.CollectionConverters._
import scala.util.Using

class MessagesSpec extends AnyFunSuite {
  private val start = Instant.parse("2026-01-31T08:00:00Z")
  private val csv = Readings.file("at,value,name", "2014-02-14,1,m-1", "2014-02-15,2,", "2014-02-16,3,m-3")

  private def messages(key: Option[String], perSecond: OptionalInt): Seq[GeneratedRecord] = {
    val rows = Readings.rows(csv, "event_time=at", "value=value", "device=name")
    val made = new Messages(rows, key.fold(Optional.empty[String]())(Optional.of(_)), perSecond, start)
    Using.resource(csv.rows())(_.iterator.asScala.map(row => made.message(row)).toList)
  }

  private def keys(records: Seq[GeneratedRecord]) = records.map(r => Option(r.key).map(new String(_, UTF_8)))

  test("takes the key from a field, and gives none where the field is empty") {
    assert(keys(messages(Some("device"), OptionalInt.empty())) == Seq(Some("m-1"), None, Some("m-3")))
    assert(keys(messages(None, OptionalInt.empty())) == Seq(None, None, None))
  }

  test("makes each message due at its time") {
    val due = messages(None, OptionalInt.of(2)).map(_.timestamp)
    assert(due == Seq(start, start.plusMillis(500), start.plusMillis(1000)))
    assert(messages(None, OptionalInt.empty()).map(_.timestamp).toSet == Set(start))
  }
}
