package io.meshwork.runtime.derive

import io.meshwork.contract.{DataContract, FieldType, Topic}
import io.meshwork.contract.FieldType.Kind
import io.meshwork.quality.plan.BatchRows
import io.meshwork.runtime.{Category, MeshException, TestSpark}
import io.meshwork.runtime.cassandra.TestCassandra
import io.meshwork.runtime.config.Problems
import io.meshwork.runtime.landing.{Landing, TestContracts, WriterSettings}
import io.meshwork.runtime.landing.TestContracts._
import java.util.{Map => JMap}
import org.apache.spark.sql.{DataFrame, Dataset, Row}
import org.apache.spark.sql.functions._
import org.apache.spark.sql.types.StructType
import org.scalatest.BeforeAndAfterAll
import org.scalatest.funsuite.AnyFunSuite
import scala.jdk.CollectionConverters._

class DerivedTablesSpec extends AnyFunSuite with BeforeAndAfterAll {
  private val spark = TestSpark.session
  private val writer = WriterSettings.read(TestCassandra.config(), new Problems)
  private val schema = StructType.fromDDL(
    "device string, day int, n int, v double, _delete boolean, _erase array<string>, _writetime bigint"
  )

  override def beforeAll(): Unit = TestCassandra.prepareMeshwork()

  private val sums: Derivation = (landed: Dataset[Row]) =>
    landed.groupBy("device", "day").agg(sum("v").as("total"), count(lit(1)).as("readings"))

  private val readings = table(
    "readings",
    Seq(
      field("device", Kind.STRING),
      field("day", Kind.INTEGER),
      field("n", Kind.INTEGER),
      field("v", Kind.DOUBLE)
    ),
    Seq("device", "day"),
    Seq("n")
  )

  private def daily(partition: Seq[String], clustering: Seq[String]) = table(
    "daily",
    Seq(
      field("device", Kind.STRING),
      field("day", Kind.INTEGER),
      field("total", Kind.DOUBLE),
      field("readings", Kind.BIGINT)
    ),
    partition,
    clustering,
    derivedFrom = Some("readings")
  )

  private def product(name: String, nullValue: Topic.NullValue = Topic.NullValue.QUARANTINE): DataContract = {
    val derived =
      if (nullValue == Topic.NullValue.DELETE) daily(Seq("device", "day"), Nil)
      else daily(Seq("device"), Seq("day"))
    val contract =
      TestContracts.contract(TestCassandra.freshKeyspace(), Seq(readings, derived), nullValue, name = name)
    create(contract)
    contract
  }

  private def frame(rows: Row*): DataFrame = spark.createDataFrame(rows.asJava, schema)

  private def reading(device: String, day: Int, n: Int, v: Double, time: Long = 1) =
    Row(device, day, n, v, false, null, time)

  private def batch(
      contract: DataContract,
      derivation: Derivation,
      rows: Row*
  ): JMap[String, java.lang.Long] = {
    Landing.of(TestCassandra.connector, writer, contract).land(frame(rows: _*))
    tables(contract, derivation).recompute(BatchRows.of(frame(rows: _*)))
  }

  private def tables(contract: DataContract, derivation: Derivation) =
    DerivedTables.of(TestCassandra.connector, writer, contract, JMap.of("daily", derivation))

  private def daily(contract: DataContract): Set[(String, Int, Double, Long)] =
    TestCassandra
      .cql(s"SELECT device, day, total, readings FROM ${contract.keyspace()}.daily")
      .map(r => (r.getString(0), r.getInt(1), r.getDouble(2), r.getLong(3)))
      .toSet

  test("computes from all that has landed in the touched partitions, not from the batch") {
    val contract = product("landed")
    val first =
      batch(contract, sums, reading("a", 1, 1, 1.0), reading("a", 2, 1, 5.0), reading("b", 1, 1, 7.0))
    assert(first.get("daily") == 3)
    assert(batch(contract, sums, reading("a", 1, 2, 2.0)).get("daily") == 1)
    assert(daily(contract) == Set(("a", 1, 3.0, 2L), ("a", 2, 5.0, 1L), ("b", 1, 7.0, 1L)))
  }

  test("late, repeated and replaced readings end in the same table") {
    val rows = Seq(
      reading("a", 1, 1, 1.0, 1),
      reading("a", 1, 2, 2.0, 1),
      reading("a", 1, 1, 10.0, 3),
      reading("a", 1, 1, 5.0, 2),
      reading("b", 1, 1, 3.0, 1)
    )
    val straight = product("straight")
    batch(straight, sums, rows: _*)
    val bits = product("bits")
    (rows.reverse ++ rows.take(2)).foreach(batch(bits, sums, _))
    assert(daily(straight) == Set(("a", 1, 12.0, 2L), ("b", 1, 3.0, 1L)))
    assert(daily(bits) == daily(straight))
  }

  test("reads partitions larger than a page") {
    val contract = product("pages")
    val rows =
      (1 to 12000).map(n => reading("a", 1, n, 1.0)) ++ (1 to 20).map(d => reading(s"d$d", 1, 1, 1.0))
    batch(contract, sums, rows: _*)
    assert(daily(contract).contains(("a", 1, 12000.0, 12000L)))
    assert(daily(contract).size == 21)
  }

  test("a null of a recomputed row erases what was there") {
    val contract = product("erased")
    val nothing: Derivation = landed => sums.derive(landed).withColumn("total", lit(null).cast("double"))
    batch(contract, sums, reading("a", 1, 1, 1.0))
    batch(contract, nothing, reading("a", 1, 1, 1.0))
    val row = TestCassandra.cql(s"SELECT total, readings FROM ${contract.keyspace()}.daily").head
    assert(row.isNull("total"))
    assert(row.getLong("readings") == 1)
  }

  test("rows derived from deleted ones go") {
    val contract = product("deleted", Topic.NullValue.DELETE)
    batch(contract, sums, reading("a", 1, 1, 1.0), reading("a", 2, 1, 5.0))
    batch(contract, sums, Row("a", 1, null, null, true, null, 2L))
    assert(daily(contract) == Set(("a", 2, 5.0, 1L)))
    batch(contract, sums, reading("a", 1, 3, 4.0, 5))
    assert(daily(contract) == Set(("a", 1, 4.0, 1L), ("a", 2, 5.0, 1L)))
  }

  test("hands every type to the derivation as it was landed") {
    val types = Seq(
      "id" -> FieldType.of(Kind.UUID),
      "truth" -> FieldType.of(Kind.BOOLEAN),
      "small" -> FieldType.of(Kind.SMALLINT),
      "whole" -> FieldType.of(Kind.INTEGER),
      "big" -> FieldType.of(Kind.BIGINT),
      "floating" -> FieldType.of(Kind.FLOAT),
      "doubled" -> FieldType.of(Kind.DOUBLE),
      "exact" -> FieldType.decimal(18, 6),
      "day" -> FieldType.of(Kind.DATE),
      "at" -> FieldType.of(Kind.TIMESTAMP),
      "bytes" -> FieldType.of(Kind.BLOB),
      "days" -> FieldType.list(FieldType.of(Kind.DATE)),
      "name" -> FieldType.of(Kind.STRING)
    )
    val columns = types.map { case (name, kind) => field(name, kind) }
    val keyspace = TestCassandra.freshKeyspace()
    val contract = TestContracts.contract(
      keyspace,
      Seq(
        table("types", columns, Seq("id", "day", "at")),
        table("daily", columns, Seq("id", "day", "at"), derivedFrom = Some("types"))
      ),
      name = "types"
    )
    create(contract)
    val ddl = types.map { case (name, kind) => s"$name ${kind.spark()}" }.mkString(", ")
    val day = java.sql.Date.valueOf("2026-02-28")
    val id = "123e4567-e89b-12d3-a456-42661417400"
    val full = Row(
      s"${id}0",
      true,
      2.toShort,
      3,
      4L,
      1.5f,
      2.5d,
      new java.math.BigDecimal("7.250000"),
      day,
      java.sql.Timestamp.valueOf("2026-02-28 01:02:03.004"),
      Array[Byte](1),
      Seq(day),
      "ü",
      false,
      null,
      1L
    )
    val sparse =
      Row.fromSeq(
        Seq(s"${id}1") ++ Seq.fill(7)(null) ++ Seq(full(8), full(9), null, null, null, false, null, 1L)
      )
    val shaped = spark.createDataFrame(
      Seq(full, sparse).asJava,
      StructType.fromDDL(s"$ddl, _delete boolean, _erase array<string>, _writetime bigint")
    )
    Landing.of(TestCassandra.connector, writer, contract).land(shaped)
    def rows(table: String) =
      TestCassandra.cql(s"SELECT * FROM $keyspace.$table").map(_.getFormattedContents).toSet
    for (javaTime <- Seq("true", "false")) {
      TestCassandra.cql(s"TRUNCATE $keyspace.daily")
      spark.conf.set("spark.sql.datetime.java8API.enabled", javaTime)
      try {
        val same: Derivation = landed => landed
        assert(tables(contract, same).recompute(BatchRows.of(shaped)).get("daily") == 2)
      } finally spark.conf.unset("spark.sql.datetime.java8API.enabled")
      assert(rows("daily") == rows("types"))
    }
  }

  test("reads what has landed once, however many derived tables there are") {
    val contract = TestContracts.contract(
      TestCassandra.freshKeyspace(),
      Seq(readings) ++ Seq("one", "two", "three").map { name =>
        table(
          name,
          Seq(field("device", Kind.STRING), field("total", Kind.DOUBLE)),
          Seq("device"),
          derivedFrom = Some("readings")
        )
      },
      name = "once"
    )
    create(contract)
    val totals: Derivation = landed => {
      assert(landed.storageLevel.useMemory, "each derivation would read it anew")
      landed.groupBy("device").agg(sum("v").as("total"))
    }
    val rows = frame(reading("a", 1, 1, 1.0), reading("b", 1, 1, 1.0))
    Landing.of(TestCassandra.connector, writer, contract).land(rows)
    val all = DerivedTables.of(
      TestCassandra.connector,
      writer,
      contract,
      JMap.of("one", totals, "two", totals, "three", totals)
    )
    val written = all.recompute(BatchRows.of(rows))
    assert(spark.sparkContext.getPersistentRDDs.isEmpty)
    assert(written.asScala.view.mapValues(_.toLong).toMap == Map("one" -> 2L, "two" -> 2L, "three" -> 2L))
  }

  test("refuses a contract and a job that don't agree on the derived tables") {
    val contract =
      TestContracts.contract("k", Seq(readings, daily(Seq("device"), Seq("day"))), name = "disagree")
    val failure = intercept[MeshException](
      DerivedTables.of(TestCassandra.connector, writer, contract, JMap.of("weekly", sums))
    )
    assert(failure.category() == Category.CONTRACT)
    assert(
      failure.getMessage ==
        """Cannot derive the tables of test.disagree: 2 problems
          |  1. table daily is derived, and the job has no derivation for it
          |  2. the job derives table weekly, which the contract doesn't have""".stripMargin
    )
  }

  test("refuses a derived table that can't follow deletes") {
    val contract = TestContracts.contract(
      "k",
      Seq(readings, daily(Seq("device"), Seq("day"))),
      Topic.NullValue.DELETE,
      name = "deletes"
    )
    val failure = intercept[MeshException](tables(contract, sums))
    assert(failure.getMessage.contains("give it the same partition key (device, day)"), failure.getMessage)
  }

  test("says what a derivation's columns lack") {
    val contract = product("columns")
    val wrong: Derivation = landed => landed.select(col("device"), col("v").cast("float").as("total"))
    val failure = intercept[MeshException](batch(contract, wrong, reading("a", 1, 1, 1.0)))
    assert(failure.category() == Category.DEFECT)
    assert(
      failure.getMessage ==
        """Cannot write the rows of the derivation of table daily: 2 problems
          |  1. there is no column day, which is part of the key of table daily
          |  2. column total is float, but table daily has it as double (cast it)""".stripMargin
    )
  }

  test("timestamps of recomputations grow, even if a clock was ahead") {
    val clock = new RecomputeClock(TestCassandra.connector, "test.clock")
    val first = clock.next()
    val second = clock.next()
    assert(second > first)
    val ahead = second + 3600L * 1000 * 1000
    TestCassandra.cql(
      s"UPDATE meshwork.recomputations SET last = $ahead WHERE product = 'test.clock' IF EXISTS"
    )
    assert(clock.next() == ahead + 1)
    assert(clock.next() == ahead + 2)
  }

  test("two processes never get the same timestamp") {
    val clock = new RecomputeClock(TestCassandra.connector, "test.race")
    val taken = java.util.stream.IntStream.range(0, 40).parallel().mapToObj(_ => clock.next()).toList.asScala
    assert(taken.distinct.size == 40)
  }
}
