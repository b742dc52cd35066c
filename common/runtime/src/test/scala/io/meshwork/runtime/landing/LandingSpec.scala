package io.meshwork.runtime.landing

import io.meshwork.contract.{DataContract, FieldType}
import io.meshwork.contract.FieldType.Kind
import io.meshwork.runtime.{Category, MeshException, TestSpark}
import io.meshwork.runtime.cassandra.TestCassandra
import io.meshwork.runtime.config.Problems
import java.time.{Instant, LocalDate}
import java.util.UUID
import org.apache.spark.sql.{DataFrame, Row}
import org.apache.spark.sql.types._
import org.scalatest.funsuite.AnyFunSuite
import scala.jdk.CollectionConverters._
import TestContracts._

class LandingSpec extends AnyFunSuite {
  private val spark = TestSpark.session
  private val platform = "_delete boolean, _erase array<string>, _writetime bigint"

  private def settings(overrides: (String, Any)*) =
    WriterSettings.read(TestCassandra.config(overrides: _*), new Problems)

  private def landing(contract: DataContract, overrides: (String, Any)*) =
    Landing.of(TestCassandra.connector, settings(overrides: _*), contract)

  private def frame(columns: String, rows: Row*): DataFrame =
    spark.createDataFrame(rows.asJava, StructType.fromDDL(s"$columns, $platform"))

  private def things(keyspace: String): DataContract = {
    val contract = TestContracts.contract(
      keyspace,
      Seq(
        table(
          "things",
          Seq(
            field("a", Kind.STRING),
            field("b", Kind.INTEGER),
            field("c", Kind.STRING),
            field("d", Kind.DOUBLE)
          ),
          Seq("a"),
          Seq("b")
        )
      )
    )
    create(contract)
    contract
  }

  private val columns = "a string, b int, c string, d double"

  test("lands every type, with the write time of its row") {
    val keyspace = TestCassandra.freshKeyspace()
    val types = Seq(
      "id" -> FieldType.of(Kind.UUID),
      "boolean_value" -> FieldType.of(Kind.BOOLEAN),
      "small" -> FieldType.of(Kind.SMALLINT),
      "whole" -> FieldType.of(Kind.INTEGER),
      "big" -> FieldType.of(Kind.BIGINT),
      "floating" -> FieldType.of(Kind.FLOAT),
      "double_value" -> FieldType.of(Kind.DOUBLE),
      "exact" -> FieldType.decimal(30, 6),
      "day" -> FieldType.of(Kind.DATE),
      "at" -> FieldType.of(Kind.TIMESTAMP),
      "bytes" -> FieldType.of(Kind.BLOB),
      "words" -> FieldType.list(FieldType.of(Kind.STRING)),
      "days" -> FieldType.list(FieldType.of(Kind.DATE)),
      "text_value" -> FieldType.of(Kind.STRING)
    )
    val contract =
      TestContracts.contract(
        keyspace,
        Seq(table("types", types.map { case (n, t) => field(n, t) }, Seq("id")))
      )
    create(contract)
    val id = "123e4567-e89b-12d3-a456-426614174000"
    val row = Row(
      id,
      true,
      (-3).toShort,
      Int.MinValue,
      Long.MaxValue,
      1.5f,
      -2.25d,
      new java.math.BigDecimal("-123456789012345678901234.567890"),
      java.sql.Date.valueOf("1969-12-31"),
      java.sql.Timestamp.from(Instant.parse("1969-12-31T23:59:59.999999Z")),
      Array[Byte](0, -1),
      Seq("x", "", "ü"),
      Seq(java.sql.Date.valueOf("2026-02-28")),
      "",
      false,
      null,
      1234567L
    )
    val ddl = types.map { case (n, t) => s"$n ${t.spark()}" }.mkString(", ")
    assert(landing(contract).land(frame(ddl, row)).landed() == 1)
    // Once more, as after a failure: no list may have its items twice.
    assert(landing(contract).land(frame(ddl, row)).landed() == 1)

    val landed = TestCassandra.cql(s"SELECT * FROM $keyspace.types WHERE id = $id").head
    assert(landed.getUuid("id") == UUID.fromString(id))
    assert(landed.getBoolean("boolean_value"))
    assert(landed.getShort("small") == -3)
    assert(landed.getInt("whole") == Int.MinValue)
    assert(landed.getLong("big") == Long.MaxValue)
    assert(landed.getFloat("floating") == 1.5f)
    assert(landed.getDouble("double_value") == -2.25d)
    assert(landed.getBigDecimal("exact").toPlainString == "-123456789012345678901234.567890")
    assert(landed.getLocalDate("day") == LocalDate.parse("1969-12-31"))
    assert(landed.getInstant("at") == Instant.parse("1969-12-31T23:59:59.999Z"))
    assert(landed.getByteBuffer("bytes").remaining() == 2)
    assert(landed.getList("words", classOf[String]).asScala == Seq("x", "", "ü"))
    assert(landed.getList("days", classOf[LocalDate]).asScala == Seq(LocalDate.parse("2026-02-28")))
    assert(landed.getString("text_value") == "")
    val time = TestCassandra.cql(s"SELECT writetime(big) AS t FROM $keyspace.types WHERE id = $id").head
    assert(time.getLong("t") == 1234567L)
  }

  test("leaves absent columns as they are and erases those that the row lists") {
    val keyspace = TestCassandra.freshKeyspace()
    val contract = things(keyspace)
    landing(contract).land(frame(columns, Row("k", 1, "old", 1.0, false, null, 10L)))
    landing(contract).land(frame(columns, Row("k", 1, null, null, false, Seq("c"), 20L)))
    val row = TestCassandra.cql(s"SELECT c, d, writetime(d) AS t FROM $keyspace.things").head
    assert(row.isNull("c"))
    assert(row.getDouble("d") == 1.0)
    assert(row.getLong("t") == 10L)
  }

  test("leaves no tombstone for an absent value") {
    val keyspace = TestCassandra.freshKeyspace()
    val contract = things(keyspace)
    landing(contract).land(frame(columns, Row("k", 1, null, null, false, null, 20L)))
    // An older value shows up, which a tombstone of the newer row would hide.
    landing(contract).land(frame(columns, Row("k", 1, "older", null, false, null, 10L)))
    assert(TestCassandra.cql(s"SELECT c FROM $keyspace.things").head.getString("c") == "older")
  }

  test("deletes a row by its whole key and a partition by the partition key, at the record's own time") {
    val keyspace = TestCassandra.freshKeyspace()
    val contract = things(keyspace)
    val counts = landing(contract).land(
      frame(
        columns,
        Row("k", 1, "x", 1.0, false, null, 10L),
        Row("k", 2, "x", 1.0, false, null, 10L),
        Row("k", 3, "later", 1.0, false, null, 40L),
        Row("k", 1, null, null, true, null, 20L),
        Row("p", 1, "x", 1.0, false, null, 10L),
        Row("p", 2, "later", 1.0, false, null, 40L),
        Row("p", null, null, null, true, null, 30L)
      )
    )
    val left = TestCassandra.cql(s"SELECT a, b FROM $keyspace.things").map(r => (r.getString(0), r.getInt(1)))
    assert(left.toSet == Set(("k", 2), ("k", 3), ("p", 2)))
    assert(counts.landed() == 7)
    assert(counts.tables().get("things") == new TableCount(5, 2))
  }

  test("doesn't send a row that a newer one of the same task covers") {
    val keyspace = TestCassandra.freshKeyspace()
    val contract = TestContracts.contract(
      keyspace,
      Seq(
        table(
          "log",
          Seq(field("a", Kind.STRING), field("b", Kind.INTEGER), field("c", Kind.STRING)),
          Seq("a"),
          Seq("b")
        ),
        table("latest", Seq(field("a", Kind.STRING), field("c", Kind.STRING)), Seq("a"))
      )
    )
    create(contract)
    val rows = (1 to 1000).map(i => Row(s"k${i % 10}", i, s"v$i", null, false, null, i.toLong))
    val counts = landing(contract).land(frame(columns, rows: _*).coalesce(1))
    assert(counts.landed() == 1000)
    assert(
      counts.tables().asScala == Map("log" -> new TableCount(1000, 0), "latest" -> new TableCount(10, 0))
    )
    val latest =
      TestCassandra.cql(s"SELECT a, c FROM $keyspace.latest").map(r => r.getString(0) -> r.getString(1))
    assert(latest.toMap == (991 to 1000).map(i => s"k${i % 10}" -> s"v$i").toMap)
  }

  test("lands rows that are larger than a batch may be, and partitions larger than the buffers") {
    val keyspace = TestCassandra.freshKeyspace()
    val contract = things(keyspace)
    val rows = (1 to 3000).map { i =>
      Row(s"k${i % 2}", i, "x" * (if (i % 100 == 0) 200000 else 200), 1.0, false, null, i.toLong)
    }
    val counts = landing(
      contract,
      "meshwork.landing.buffered-rows" -> 70,
      "meshwork.landing.buffered-bytes" -> "300 KiB",
      "meshwork.landing.batch-rows" -> 1000
    ).land(frame(columns, rows: _*))
    assert(counts.landed() == 3000)
    assert(TestCassandra.cql(s"SELECT count(*) FROM $keyspace.things").head.getLong(0) == 3000)
    assert(
      TestCassandra
        .cql(s"SELECT c FROM $keyspace.things WHERE a = 'k0' AND b = 3000")
        .head
        .getString(0)
        .length == 200000
    )
  }

  test("lands partitions of few rows together and those of many by themselves, whatever a batch may hold") {
    Seq(
      Seq("batch-rows" -> 1),
      Seq("batch-rows" -> 7, "batch-partitions" -> 3),
      Seq("batch-rows" -> 50, "batch-bytes" -> "200 B", "buffered-rows" -> 5),
      Seq("batch-partitions" -> 1)
    ).foreach { overrides =>
      val keyspace = TestCassandra.freshKeyspace()
      val contract = things(keyspace)
      // Partition a has a rows of it: 1, 2, 3 ...
      val keys = for (a <- 1 to 25; b <- 1 to a) yield (s"p$a", b)
      val rows = keys.map { case (a, b) => Row(a, b, s"$a-$b", b.toDouble, false, null, 5L) }
      val landed = landing(contract, overrides: _*).land(frame(columns, rows: _*))
      assert(landed.landed == keys.size)
      val found = TestCassandra.cql(s"SELECT a, b, c FROM $keyspace.things")
      assert(
        found.map(r => (r.getString("a"), r.getInt("b"), r.getString("c"))).toSet ==
          keys.map { case (a, b) => (a, b, s"$a-$b") }.toSet,
        overrides
      )
    }
  }

  test("is one Spark job without a shuffle") {
    val contract = things(TestCassandra.freshKeyspace())
    val rows = frame(columns, Row("k", 1, "x", 1.0, false, null, 10L)).persist()
    rows.count()
    assert(TestSpark.stagesPerJob(landing(contract).land(rows)) == Seq(1))
    rows.unpersist()
  }

  test("lands nothing from no rows") {
    val contract = things(TestCassandra.freshKeyspace())
    assert(
      landing(contract).land(frame(columns)) == new LandedCounts(
        0,
        java.util.Map.of("things", new TableCount(0, 0))
      )
    )
  }

  test("refuses rows that don't fit the table, with everything that is wrong") {
    val contract = things(TestCassandra.freshKeyspace())
    val failure = intercept[MeshException](
      landing(contract).land(frame("a string, c int, d float", Row("k", 1, 1f, false, null, 1L)))
    )
    assert(failure.category() == Category.DEFECT)
    assert(
      failure.getMessage ==
        """Cannot write the rows of the transform of test.things: 3 problems
          |  1. there is no column b, which is part of the key of table things
          |  2. column c is int, but table things has it as string (cast it)
          |  3. column d is float, but table things has it as double (cast it)""".stripMargin
    )
  }

  test("refuses a null in a key without telling the row") {
    val keyspace = TestCassandra.freshKeyspace()
    val contract = things(keyspace)
    val failure = intercept[MeshException](
      landing(contract).land(frame(columns, Row("secret", null, "x", 1.0, false, null, 1L)))
    )
    assert(failure.category() == Category.DEFECT)
    assert(
      failure.getMessage ==
        s"Cannot write a row of $keyspace.things: its key column b is null. Require the field in the contract, or let the transform set it."
    )
  }

  test("refuses a delete that lacks the partition key") {
    val keyspace = TestCassandra.freshKeyspace()
    val contract = things(keyspace)
    val failure = intercept[MeshException](
      landing(contract).land(frame(columns, Row(null, 1, null, null, true, null, 1L)))
    )
    assert(
      failure.getMessage.startsWith(s"Cannot write a delete of $keyspace.things: its key column a is null.")
    )
  }

  test("is unavailable, naming the contact points, when no node answers") {
    val nowhere = TestCassandra.connectorFor(TestCassandra.settingsAt("127.0.0.1:1"))
    val contract = TestContracts.contract("k", Seq(table("t", Seq(field("a", Kind.STRING)), Seq("a"))))
    val failure = intercept[MeshException](
      Landing.of(nowhere, settings(), contract).land(frame("a string", Row("k", false, null, 1L)))
    )
    assert(failure.category() == Category.UNAVAILABLE)
    assert(
      failure.getMessage.contains("Cassandra at 127.0.0.1:1 failed at opening a connection"),
      failure.getMessage
    )
  }
}
