package io.meshwork.runtime.landing

import io.meshwork.contract.DataContract
import io.meshwork.contract.FieldType.Kind
import io.meshwork.runtime.TestSpark
import io.meshwork.runtime.cassandra.TestCassandra
import io.meshwork.runtime.config.Problems
import java.util.concurrent.atomic.AtomicInteger
import org.apache.spark.sql.Row
import org.apache.spark.sql.types.StructType
import org.scalacheck.{Gen, Shrink}
import org.scalatest.funsuite.AnyFunSuite
import org.scalatestplus.scalacheck.ScalaCheckPropertyChecks
import scala.jdk.CollectionConverters._
import scala.util.Random
import TestContracts._

/** What any arrangement of the same versions leaves in the tables is the same. */
class ConvergenceSpec extends AnyFunSuite with ScalaCheckPropertyChecks {
  private implicit def noShrinking[T]: Shrink[T] = Shrink.shrinkAny

  override implicit val generatorDrivenConfig: PropertyCheckConfiguration =
    PropertyCheckConfiguration(minSuccessful = 25)

  private val trials = new AtomicInteger

  /** A version of a record; null values are absent ones. */
  private case class Version(
      a: String,
      b: Integer,
      c: String,
      d: java.lang.Double,
      delete: Boolean,
      erase: Seq[String],
      time: Long
  ) {
    def row(trial: Int): Row = Row(s"$trial-$a", b, c, d, delete, erase, time)
  }

  private case class Arrangement(batches: Seq[Seq[Version]], batchRows: Int, bufferedRows: Int)

  private val time = Gen.choose(1L, 6L)
  private val key = Gen.zip(Gen.oneOf("k", "l"), Gen.oneOf(1, 2, 3))

  private val upsert = for {
    (a, b) <- key
    c <- Gen.option(Gen.oneOf("x", "y", ""))
    d <- Gen.option(Gen.oneOf(1.0, 2.0))
    erase <- Gen.someOf("c", "d")
    t <- time
  } yield Version(
    a,
    b,
    c.orNull,
    d.map(Double.box).orNull,
    false,
    if (erase.isEmpty) null else erase.toSeq,
    t
  )

  private val delete = for {
    (a, b) <- key
    wholePartition <- Gen.prob(0.3)
    t <- time
  } yield Version(a, if (wholePartition) null else b, null, null, true, null, t)

  private val versions = Gen.choose(1, 30).flatMap(Gen.listOfN(_, Gen.frequency(6 -> upsert, 1 -> delete)))

  private def arrangement(of: Seq[Version]): Gen[Arrangement] = for {
    seed <- Gen.long
    repeated <- Gen.someOf(of)
    batches <- Gen.choose(1, 4)
    batchRows <- Gen.oneOf(1, 2, 50)
    bufferedRows <- Gen.oneOf(1, 3, 20000)
  } yield {
    val shuffled = new Random(seed).shuffle(of ++ repeated)
    val size = math.max(1, (shuffled.size + batches - 1) / batches)
    Arrangement(shuffled.grouped(size).toSeq, batchRows, bufferedRows)
  }

  private val schema = StructType.fromDDL(
    "a string, b int, c string, d double, _delete boolean, _erase array<string>, _writetime bigint"
  )

  private def contract(): DataContract = {
    val c = field("c", Kind.STRING)
    val d = field("d", Kind.DOUBLE)
    val contract = TestContracts.contract(
      TestCassandra.freshKeyspace(),
      Seq(
        table(
          "rows_by_key",
          Seq(field("a", Kind.STRING), field("b", Kind.INTEGER), c, d),
          Seq("a"),
          Seq("b")
        ),
        table("latest", Seq(field("a", Kind.STRING), c, d), Seq("a"))
      )
    )
    create(contract)
    contract
  }

  private def land(contract: DataContract, trial: Int, arrangement: Arrangement): Unit = {
    val config = TestCassandra.config(
      "meshwork.landing.batch-rows" -> arrangement.batchRows,
      "meshwork.landing.buffered-rows" -> arrangement.bufferedRows
    )
    val landing = Landing.of(TestCassandra.connector, WriterSettings.read(config, new Problems), contract)
    arrangement.batches.foreach { batch =>
      landing.land(TestSpark.session.createDataFrame(batch.map(_.row(trial)).asJava, schema))
    }
  }

  private def tables(contract: DataContract, trial: Int): Seq[String] =
    for {
      (table, key) <- Seq("rows_by_key" -> "a, b", "latest" -> "a")
      partition <- Seq("k", "l")
      row <- TestCassandra.cql(
        s"SELECT $key, c, d, writetime(c), writetime(d) FROM ${contract.keyspace()}.$table WHERE a = '$trial-$partition'"
      )
    } yield table + row.getFormattedContents

  test("permuting, repeating and re-batching the versions leaves the same tables, write times included") {
    val straight = contract()
    val arranged = contract()
    forAll(for { v <- versions; a <- arrangement(v) } yield (v, a)) { case (versions, arrangement) =>
      val trial = trials.incrementAndGet()
      land(straight, trial, Arrangement(Seq(versions), 50, 20000))
      land(arranged, trial, arrangement)
      assert(tables(arranged, trial) == tables(straight, trial))
    }
  }

  test("the versions that win are those with the highest time, column by column") {
    val landed = contract()
    val trial = trials.incrementAndGet()
    val versions = Seq(
      Version("k", 1, "x", 1.0, false, null, 1),
      Version("k", 1, "y", null, false, null, 3),
      Version("k", 1, "z", 2.0, false, null, 2)
    )
    land(landed, trial, Arrangement(Seq(versions), 50, 20000))
    assert(tables(landed, trial).head.contains("c:'y', d:2.0, \"writetime(c)\":3, \"writetime(d)\":2"))
  }
}
