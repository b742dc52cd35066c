package io.meshwork.runtime.derive

import io.meshwork.contract.{DataContract, Topic}
import io.meshwork.contract.FieldType.Kind
import io.meshwork.quality.plan.BatchRows
import io.meshwork.runtime.{Category, MeshException, TestSpark}
import io.meshwork.runtime.cassandra.TestCassandra
import io.meshwork.runtime.config.Problems
import io.meshwork.runtime.landing.{Landing, TestContracts, WriterSettings}
import io.meshwork.runtime.landing.TestContracts._
import java.util.{List => JList, Map => JMap, Optional}
import org.apache.spark.sql.{DataFrame, Dataset, Row}
import org.apache.spark.sql.functions._
import org.scalatest.BeforeAndAfterAll
import org.scalatest.funsuite.AnyFunSuite
import scala.util.Random

/** Derivations that say which stretches of a partition their rows come from. */
class SlicesSpec extends AnyFunSuite with BeforeAndAfterAll {
  import SlicesSpec._

  private val spark = TestSpark.session
  private val writer = WriterSettings.read(TestCassandra.config(), new Problems)

  override def beforeAll(): Unit = TestCassandra.prepareMeshwork()

  private val readings = table(
    "readings",
    Seq(
      field("device", Kind.STRING),
      field("sensor", Kind.STRING),
      field("at", Kind.TIMESTAMP),
      field("v", Kind.DOUBLE)
    ),
    Seq("device"),
    Seq("sensor", "at")
  )

  private def sums(name: String) = table(
    name,
    Seq(
      field("device", Kind.STRING),
      field("sensor", Kind.STRING),
      field("start", Kind.TIMESTAMP),
      field("total", Kind.DOUBLE),
      field("readings", Kind.BIGINT)
    ),
    Seq("device"),
    Seq("sensor", "start"),
    derivedFrom = Some("readings")
  )

  private def product(name: String, nullValue: Topic.NullValue = Topic.NullValue.QUARANTINE): DataContract = {
    val tables = Seq(readings, sums("minutes"), sums("hours"))
    val contract = TestContracts.contract(TestCassandra.freshKeyspace(), tables, nullValue, name = name)
    create(contract)
    contract
  }

  private def frame(readings: Reading*): DataFrame =
    spark
      .createDataFrame(readings)
      .selectExpr("device", "sensor", "timestamp_seconds(second) as at", "v", "v is null as _delete")
      .withColumns(
        scala.collection.immutable.Map(
          "_erase" -> lit(null).cast("array<string>"),
          "_writetime" -> unix_micros(current_timestamp())
        )
      )

  private def batch(
      contract: DataContract,
      sliced: Boolean,
      readings: Reading*
  ): JMap[String, java.lang.Long] = {
    Landing.of(TestCassandra.connector, writer, contract).land(frame(readings: _*))
    tables(contract, sliced).recompute(BatchRows.of(frame(readings: _*)))
  }

  private def tables(contract: DataContract, sliced: Boolean): DerivedTables =
    DerivedTables.of(
      TestCassandra.connector,
      writer,
      contract,
      JMap.of("minutes", new Sums("minute", sliced), "hours", new Sums("hour", sliced))
    )

  private def rows(contract: DataContract, table: String): Set[String] =
    TestCassandra.cql(s"SELECT * FROM ${contract.keyspace()}.$table").map(_.getFormattedContents).toSet

  test("whatever comes, in whatever order, gives the same tables as whole partitions do") {
    val random = new Random(20260301)
    val all = Seq
      .fill(400)(
        Reading(
          s"d${random.nextInt(3)}",
          s"s${random.nextInt(2)}",
          1772323200L + random.nextInt(4 * 3600),
          Some(random.nextInt(100) / 4.0)
        )
      )
      .distinctBy(r => (r.device, r.sensor, r.second))
    val whole = product("whole")
    batch(whole, sliced = false, all: _*)
    val sliced = product("sliced")
    random.shuffle(all ++ all.take(50)).grouped(60).foreach(batch(sliced, sliced = true, _: _*))
    for (table <- Seq("minutes", "hours")) {
      assert(rows(whole, table).size > 10)
      assert(rows(sliced, table) == rows(whole, table))
    }
  }

  test("computes the stretches that a batch touches and what lies between them, and no others") {
    val contract = product("touched")
    val minutes = (0 until 180).map(m => Reading("d", "s", m * 60L, Some(1)))
    assert(batch(contract, sliced = true, minutes: _*) == JMap.of("minutes", 180L, "hours", 3L))
    val late = Seq(Reading("d", "s", 30, Some(1)), Reading("d", "s", 130, Some(1)))
    assert(batch(contract, sliced = true, late: _*) == JMap.of("minutes", 3L, "hours", 1L))
    val other = Reading("d", "t", 30, Some(1))
    assert(batch(contract, sliced = true, other) == JMap.of("minutes", 1L, "hours", 1L))
  }

  test("a stretch begins and ends with its unit, before 1970 too") {
    val contract = product("ends")
    val around = Seq(-61L, -60L, -1L, 0L, 59L, 60L).map(Reading("d", "s", _, Some(1)))
    batch(contract, sliced = true, around: _*)
    around.foreach(r => batch(contract, sliced = true, r))
    val counts = TestCassandra
      .cql(s"SELECT start, readings FROM ${contract.keyspace()}.minutes")
      .map(r => r.getInstant(0).getEpochSecond -> r.getLong(1))
    assert(counts.toSet == Set(-120L -> 1L, -60L -> 2L, 0L -> 2L, 60L -> 1L))
  }

  test("where rows can be deleted, whole partitions are computed") {
    val contract = product("deletes", Topic.NullValue.DELETE)
    batch(contract, sliced = true, Reading("d", "s", 0, Some(1)), Reading("d", "s", 3600, Some(1)))
    batch(contract, sliced = true, Reading("d", "s", 0, None))
    assert(rows(contract, "minutes").size == 1)
    assert(rows(contract, "hours").size == 1)
  }

  test("refuses slices whose rows don't lie together") {
    def refused(cut: Slices): String = {
      val contract = TestContracts.contract("k", Seq(readings, sums("minutes")), name = "refused")
      val derivation = new Sums("minute", true) {
        override def slices(): Optional[Slices] = Optional.of(cut)
      }
      val failure = intercept[MeshException](
        DerivedTables.of(TestCassandra.connector, writer, contract, JMap.of("minutes", derivation))
      )
      assert(failure.category() == Category.CONTRACT)
      failure.getMessage
    }
    assert(
      refused(new Slices(JList.of(), "at", Slices.Unit.MINUTE)) ==
        "Cannot derive the tables of test.refused: the derivation of table minutes slices readings by at;" +
        " the clustering columns of readings are sensor, at: name the first of them, in order, up to a timestamp"
    )
    assert(
      refused(new Slices(JList.of(), "sensor", Slices.Unit.MINUTE)).contains("slices readings by sensor;")
    )
    assert(
      refused(new Slices(JList.of("sensor", "at"), "v", Slices.Unit.MINUTE)).contains("by sensor, at, v;")
    )
  }
}

object SlicesSpec {

  /** A reading, or without a value the deletion of one. */
  case class Reading(device: String, sensor: String, second: Long, v: Option[Double])

  /** Sums by minute or hour. */
  class Sums(unit: String, sliced: Boolean) extends Derivation {
    override def derive(landed: Dataset[Row]): Dataset[Row] =
      landed
        .groupBy(col("device"), col("sensor"), date_trunc(unit, col("at")).as("start"))
        .agg(sum("v").as("total"), count(lit(1)).as("readings"))

    override def slices(): Optional[Slices] =
      if (sliced) Optional.of(new Slices(JList.of("sensor"), "at", Slices.Unit.valueOf(unit.toUpperCase)))
      else Optional.empty()
  }
}
