package io.meshwork.runtime.decode

import io.meshwork.contract.FieldType
import io.meshwork.contract.FieldType.Kind
import io.meshwork.runtime.decode.DecodePlan.Slot
import org.apache.spark.sql.types.Decimal
import org.apache.spark.unsafe.types.UTF8String
import org.scalatest.funsuite.AnyFunSuite

import java.nio.charset.StandardCharsets.UTF_8
import scala.collection.mutable
import scala.jdk.CollectionConverters._

class JsonDecoderSpec extends AnyFunSuite {
  private class Found extends Decoded {
    val values: mutable.Map[Int, Any] = mutable.Map.empty
    val erased: mutable.Set[Int] = mutable.Set.empty
    val mismatched: mutable.Set[Int] = mutable.Set.empty
    val unknowns: mutable.Set[String] = mutable.Set.empty
    def set(slot: Int, value: Object): Unit = values(slot) = value
    def erase(slot: Int): Unit = erased += slot
    def mismatch(slot: Int): Unit = mismatched += slot
    def unknown(name: String): Unit = unknowns += name
  }

  private def decode(types: Seq[FieldType], json: String, erasing: Boolean = false): (Found, String) = {
    val slots = types.zipWithIndex.map { case (t, i) => new Slot(s"f$i", t, erasing) }
    val found = new Found
    (found, new JsonDecoder(slots.asJava).decode(json.getBytes(UTF_8), found))
  }

  private def one(fieldType: FieldType, value: String): Option[Any] = {
    val (found, problem) = decode(Seq(fieldType), s"""{"f0": $value}""")
    assert(problem == null)
    assert(found.values.contains(0) != found.mismatched(0))
    found.values.get(0)
  }

  private val valid: Seq[(FieldType, String, Any)] = Seq(
    (FieldType.of(Kind.STRING), "\"ü\"", UTF8String.fromString("ü")),
    (FieldType.of(Kind.BOOLEAN), "true", true),
    (FieldType.of(Kind.SMALLINT), "-32768", Short.MinValue),
    (FieldType.of(Kind.INTEGER), "2147483647", Int.MaxValue),
    (FieldType.of(Kind.BIGINT), "9223372036854775807", Long.MaxValue),
    (FieldType.of(Kind.FLOAT), "1.5", 1.5f),
    (FieldType.of(Kind.DOUBLE), "1e3", 1000.0),
    (FieldType.of(Kind.DOUBLE), "3", 3.0),
    (FieldType.decimal(5, 2), "123.4", Decimal(BigDecimal("123.40"), 5, 2)),
    (FieldType.decimal(5, 2), "\"123.45\"", Decimal(BigDecimal("123.45"), 5, 2)),
    (FieldType.decimal(5, 2), "0e-400000000", Decimal(BigDecimal("0.00"), 5, 2)),
    (FieldType.of(Kind.DATE), "\"1970-01-02\"", 1),
    (FieldType.of(Kind.TIMESTAMP), "\"1970-01-01T00:00:01.000001Z\"", 1000001L),
    (FieldType.of(Kind.TIMESTAMP), "\"1970-01-01T01:00:00+01:00\"", 0L),
    (
      FieldType.of(Kind.UUID),
      "\"123e4567-e89b-12d3-a456-426614174000\"",
      UTF8String.fromString("123e4567-e89b-12d3-a456-426614174000")
    )
  )

  for ((fieldType, json, expected) <- valid) {
    test(s"reads $json as ${fieldType.spark}") { assert(one(fieldType, json).contains(expected)) }
  }

  private val mismatches: Seq[(FieldType, String)] = Seq(
    FieldType.of(Kind.STRING) -> "12",
    FieldType.of(Kind.BOOLEAN) -> "\"true\"",
    FieldType.of(Kind.SMALLINT) -> "32768",
    FieldType.of(Kind.INTEGER) -> "2147483648",
    FieldType.of(Kind.INTEGER) -> "1.0",
    FieldType.of(Kind.BIGINT) -> "9223372036854775808",
    FieldType.of(Kind.DOUBLE) -> "\"1.5\"",
    FieldType.of(Kind.DOUBLE) -> "1e999",
    FieldType.decimal(5, 2) -> "1234.5",
    FieldType.decimal(5, 2) -> "0.001",
    FieldType.decimal(5, 2) -> "1e999999999",
    FieldType.decimal(5, 2) -> "1e-400000000",
    FieldType.decimal(5, 2) -> "\"abc\"",
    FieldType.of(Kind.DATE) -> "\"2026-02-30\"",
    FieldType.of(Kind.TIMESTAMP) -> "\"2026-01-31T08:00:00\"",
    FieldType.of(Kind.UUID) -> "\"1-2-3-4-5\"",
    FieldType.of(Kind.DOUBLE) -> "{\"a\": [1, {}]}",
    FieldType.list(FieldType.of(Kind.INTEGER)) -> "[1, \"x\", [2], 3]"
  )

  for ((fieldType, json) <- mismatches) {
    test(s"does not take $json for ${fieldType.spark}") { assert(one(fieldType, json).isEmpty) }
  }

  test("a field of another type doesn't hide the fields behind it") {
    val (found, problem) =
      decode(Seq(FieldType.of(Kind.INTEGER), FieldType.of(Kind.INTEGER)), """{"f0": [[{"x": 1}]], "f1": 2}""")
    assert(problem == null && found.mismatched == Set(0) && found.values == Map(1 -> 2))
  }

  test("a null is as if the field were absent, unless it erases") {
    val (absent, _) = decode(Seq(FieldType.of(Kind.INTEGER)), """{"f0": null}""")
    assert(absent.values.isEmpty && absent.erased.isEmpty && absent.mismatched.isEmpty)
    val (erased, _) = decode(Seq(FieldType.of(Kind.INTEGER)), """{"f0": null}""", erasing = true)
    assert(erased.erased == Set(0))
  }

  test("names unknown fields and skips what they hold") {
    val (found, problem) = decode(Seq(FieldType.of(Kind.INTEGER)), """{"x": {"f0": 7}, "f0": 1}""")
    assert(problem == null && found.unknowns == Set("x") && found.values == Map(0 -> 1))
  }

  private val broken = Map(
    "" -> "it is not a JSON object",
    "[1]" -> "it is not a JSON object",
    "12" -> "it is not a JSON object",
    """{"f0": 1} x""" -> "it is not valid JSON at byte",
    """{"f0": 1} {}""" -> "something follows the JSON object",
    """{"f0": 1, "f0": 2}""" -> "field f0 occurs twice",
    """{"f0": se""" -> "it is not valid JSON at byte"
  )

  for ((json, problem) <- broken) {
    test(s"says what is wrong with '$json', without quoting it") {
      val (_, found) = decode(Seq(FieldType.of(Kind.INTEGER)), json)
      assert(found != null && found.startsWith(problem))
      assert(!found.contains("se"))
    }
  }

  test("bytes that are no UTF-8 are a problem, not a failure") {
    val decoder = new JsonDecoder(List(new Slot("f0", FieldType.of(Kind.STRING), false)).asJava)
    val problem = decoder.decode(
      Array[Byte]('{', '"', 'f', '0', '"', ':', '"', 0xff.toByte, 0xfe.toByte, '"', '}'),
      new Found
    )
    assert(problem != null)
  }
}
