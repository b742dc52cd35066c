package io.meshwork.runtime.landing

import io.meshwork.contract.DataContract
import io.meshwork.contract.FieldType.Kind
import io.meshwork.runtime.{Category, MeshException, TestSpark}
import io.meshwork.runtime.bulk.{BulkSettings, LoaderPool}
import io.meshwork.runtime.cassandra.TestCassandra
import io.meshwork.runtime.config.Problems
import io.meshwork.sandbox.CassandraLibraries
import java.nio.file.Files
import java.time.Duration
import java.util.concurrent.atomic.AtomicInteger
import org.apache.spark.sql.{DataFrame, Row}
import org.apache.spark.sql.types.StructType
import org.scalacheck.{Gen, Shrink}
import org.scalatest.BeforeAndAfterAll
import org.scalatest.funsuite.AnyFunSuite
import org.scalatestplus.scalacheck.ScalaCheckPropertyChecks
import scala.jdk.CollectionConverters._
import TestContracts._

/** Landing in bulk leaves the tables that landing by CQL leaves, cell by cell. */
class BulkLandingSpec extends AnyFunSuite with ScalaCheckPropertyChecks with BeforeAndAfterAll {
  private implicit def noShrinking[T]: Shrink[T] = Shrink.shrinkAny

  override implicit val generatorDrivenConfig: PropertyCheckConfiguration =
    PropertyCheckConfiguration(minSuccessful = 20)

  private val spark = TestSpark.session
  private val trials = new AtomicInteger
  private val writer = WriterSettings.read(TestCassandra.config(), new Problems)
  private val timeToLive = Duration.ofDays(30)

  private def bulk(overrides: (String, Any)*): BulkSettings = {
    val problems = new Problems
    val settings = BulkSettings.read(
      TestCassandra.config(
        Seq[(String, Any)]("meshwork.bulk.cassandra-libraries" -> CassandraLibraries.folder().toString) ++
          overrides: _*
      ),
      problems
    )
    assert(problems.none())
    settings
  }

  override def afterAll(): Unit = LoaderPool.clear()

  private def inBulk(contract: DataContract): Landing =
    Landing.inBulk(TestCassandra.connector, writer, bulk(), contract)

  private def byCql(contract: DataContract): Landing =
    Landing.of(TestCassandra.connector, writer, contract)

  private val platform = "_delete boolean, _erase array<string>, _writetime bigint"
  private val columns = "a string, b int, c string, d double"

  private def frame(rows: Seq[Row]): DataFrame =
    spark.createDataFrame(rows.asJava, StructType.fromDDL(s"$columns, $platform"))

  /** One table with a clustering key and rows that live for a time, one with neither. */
  private def contract(): DataContract = {
    val values = Seq(
      field("c", Kind.STRING),
      field("d", Kind.DOUBLE)
    )
    val made = TestContracts.contract(
      TestCassandra.freshKeyspace(),
      Seq(
        table(
          "rows_by_key",
          Seq(field("a", Kind.STRING), field("b", Kind.INTEGER)) ++ values,
          Seq("a"),
          Seq("b"),
          timeToLive = Some(timeToLive)
        ),
        table("latest", field("a", Kind.STRING) +: values, Seq("a"))
      )
    )
    create(made)
    made
  }

  private val upsert = for {
    a <- Gen.oneOf("k", "l")
    b <- Gen.oneOf(1, 2, 3)
    c <- Gen.option(Gen.oneOf("x", "y", ""))
    d <- Gen.option(Gen.oneOf(1.0, 2.0))
    erase <- Gen.someOf("c", "d")
    time <- Gen.choose(1L, 6L)
  } yield Row(
    a,
    b,
    c.orNull,
    d.map(Double.box).orNull,
    false,
    if (erase.isEmpty) null else erase.toSeq,
    time
  )

  private val delete = for {
    a <- Gen.oneOf("k", "l")
    b <- Gen.oneOf[Integer](null, 1, 2)
    time <- Gen.choose(1L, 6L)
  } yield Row(a, b, null, null, true, null, time)

  /** No two different rows of one key and time: of rows that live for a time, which one stays may then depend
    * on the clock. A hash in their last three digits makes such write times rare, not impossible.
    */
  private val versions = Gen
    .choose(1, 40)
    .flatMap(Gen.listOfN(_, Gen.frequency(6 -> upsert, 1 -> delete)))
    .map(_.distinctBy(row => (row(0), row(1), row(4), row(6))))

  /** Each trial has partitions of its own. */
  private def of(trial: Int, rows: Seq[Row]): DataFrame =
    frame(rows.map(row => Row.fromSeq(s"$trial-${row.getString(0)}" +: row.toSeq.tail)))

  /** Every cell with its write time, and whether it will expire. */
  private def cells(contract: DataContract, trial: Int): Seq[String] =
    for {
      (table, key) <- Seq("rows_by_key" -> "a, b", "latest" -> "a")
      partition <- Seq("k", "l")
      row <- TestCassandra.cql(
        s"SELECT $key, c, d, writetime(c), writetime(d), ttl(c) AS l1, ttl(d) AS l2" +
          s" FROM ${contract.keyspace()}.$table WHERE a = '$trial-$partition'"
      )
    } yield {
      Seq("l1", "l2").filterNot(row.isNull).foreach { column =>
        val left = row.getInt(column)
        assert(left <= timeToLive.toSeconds && left > timeToLive.toSeconds - 600, s"$column of $table")
      }
      val life = Seq("l1", "l2").map(row.isNull)
      table + row.getFormattedContents.replaceAll(", l1:.*", "") + life
    }

  test("leaves the same cells, write times and lives as landing by CQL, and landing again changes nothing") {
    val (plain, loaded) = (contract(), contract())
    forAll(versions) { versions =>
      val trial = trials.incrementAndGet()
      val rows = of(trial, versions).repartition(2)
      val counts = byCql(plain).land(rows)
      val loadedCounts = inBulk(loaded).land(rows)
      assert(loadedCounts.landed() == counts.landed() && counts.landed() == versions.size)
      assert(
        loadedCounts.tables().asScala.view.mapValues(_.deleted()).toMap ==
          counts.tables().asScala.view.mapValues(_.deleted()).toMap
      )
      val expected = cells(plain, trial)
      assert(cells(loaded, trial) == expected)
      inBulk(loaded).land(rows)
      assert(cells(loaded, trial) == expected)
    }
  }

  test("leaves absent columns as they are, however the row before has landed") {
    val made = contract()
    byCql(made).land(of(-1, Seq(Row("k", 1, "old", 1.0, false, null, 10L))))
    inBulk(made).land(of(-1, Seq(Row("k", 1, null, 2.0, false, null, 20L))))
    val row = TestCassandra.cql(s"SELECT c, d, writetime(c) AS t FROM ${made.keyspace()}.latest").head
    assert(row.getString("c") == "old" && row.getDouble("d") == 2.0 && row.getLong("t") == 10L)
  }

  test("lands many rows by several tasks, more than a buffer holds") {
    val made = contract()
    val rows = spark
      .range(0, 60000, 1, 3)
      .selectExpr(
        "concat('k', id % 5000) as a",
        "cast(id div 5000 as int) as b",
        "repeat(cast(id as string), 20) as c",
        "cast(id as double) as d",
        "false as _delete",
        "cast(null as array<string>) as _erase",
        "id + 1 as _writetime"
      )
    val small = bulk("meshwork.bulk.buffer" -> "1 MiB", "meshwork.bulk.heap" -> "256 MiB")
    val counts = Landing.inBulk(TestCassandra.connector, writer, small, made).land(rows)
    assert(counts.landed() == 60000)
    assert(counts.tables().get("rows_by_key") == new TableCount(60000, 0))
    def count(table: String): Long =
      TestCassandra.cql(s"SELECT count(*) FROM ${made.keyspace()}.$table").head.getLong(0)
    assert(count("rows_by_key") == 60000)
    assert(count("latest") == 5000)
    // The newest version of each key has won, though several tasks had it.
    val newest =
      TestCassandra.cql(s"SELECT d, writetime(d) AS t FROM ${made.keyspace()}.latest WHERE a = 'k7'")
    assert(newest.head.getDouble("d") == 55007.0 && newest.head.getLong("t") == 55008L)
  }

  test("lands nothing from no rows") {
    val counts = inBulk(contract()).land(frame(Seq.empty))
    assert(counts.landed() == 0)
  }

  test("is refused without Cassandra's jars, saying what to do") {
    val unset = BulkSettings.read(TestCassandra.config(), new Problems)
    val made = contract()
    val rows = of(-2, Seq(Row("k", 1, "x", 1.0, false, null, 10L)))
    val failure = intercept[MeshException](
      Landing.inBulk(TestCassandra.connector, writer, unset, made).land(rows)
    )
    assert(failure.category() == Category.CONFIGURATION)
    assert(
      failure.getMessage == "Cannot land in bulk: meshwork.bulk.cassandra-libraries is not set. Set it to a folder that" +
        " has the jars of Cassandra 5.0 on every executor (lib of its distribution), or leave out --bulk."
    )
    val empty = Files.createTempDirectory("no-cassandra").toString
    val wrong = bulk("meshwork.bulk.cassandra-libraries" -> empty)
    val missing = intercept[MeshException](
      Landing.inBulk(TestCassandra.connector, writer, wrong, made).land(rows)
    )
    assert(missing.category() == Category.CONFIGURATION)
    assert(
      missing.getMessage.startsWith(s"Cannot land in bulk: $empty (meshwork.bulk.cassandra-libraries) has no")
    )
  }

  test("refuses a null in a key like landing by CQL, and the next load is sound") {
    val made = contract()
    val failure = intercept[MeshException](
      inBulk(made).land(of(-3, Seq(Row("k", null, "x", 1.0, false, null, 1L))))
    )
    assert(failure.category() == Category.DEFECT)
    assert(failure.getMessage.contains("its key column b is null"))
    inBulk(made).land(of(-3, Seq(Row("k", 1, "x", 1.0, false, null, 1L))))
    assert(TestCassandra.cql(s"SELECT count(*) FROM ${made.keyspace()}.latest").head.getLong(0) == 1)
  }
}
