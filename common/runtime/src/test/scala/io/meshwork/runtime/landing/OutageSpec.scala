package io.meshwork.runtime.landing

import io.meshwork.contract.{Cql, DataContract}
import io.meshwork.contract.FieldType.Kind
import io.meshwork.runtime.{Category, MeshException, TestSpark}
import io.meshwork.runtime.cassandra.TestCassandra
import io.meshwork.runtime.config.Problems
import io.meshwork.sandbox.{Sandbox, SandboxOptions}
import java.nio.file.Files
import java.util.concurrent.{CountDownLatch, Executors}
import org.apache.spark.scheduler.{SparkListener, SparkListenerTaskStart}
import org.apache.spark.sql.{DataFrame, Row}
import org.apache.spark.sql.types.StructType
import org.scalatest.BeforeAndAfterAll
import org.scalatest.funsuite.AnyFunSuite
import scala.concurrent.{Await, ExecutionContext, Future}
import scala.concurrent.duration.DurationInt
import scala.jdk.CollectionConverters._
import TestContracts._

/** A node of its own, which is killed as a crash would. */
class OutageSpec extends AnyFunSuite with BeforeAndAfterAll {
  private val spark = TestSpark.session
  private val schema =
    StructType.fromDDL("a string, b int, _delete boolean, _erase array<string>, _writetime bigint")
  private val sandbox =
    Sandbox.at(
      Files.createTempDirectory("meshwork-outage"),
      SandboxOptions.forTests().withSyncedCommits(true)
    )
  private lazy val connector = TestCassandra.connectorFor(TestCassandra.settingsAt(sandbox.contactPoint()))
  private val contract: DataContract = TestContracts.contract(
    "outage",
    Seq(table("things", Seq(field("a", Kind.STRING), field("b", Kind.INTEGER)), Seq("a"), Seq("b")))
  )

  override def beforeAll(): Unit = {
    sandbox.cassandra().start()
    cql(Cql.createKeyspace("outage", "{'class': 'SimpleStrategy', 'replication_factor': 1}"))
    cql(Cql.createTable("outage", contract.table("things")))
  }

  override def afterAll(): Unit = {
    sandbox.close()
    sandbox.wipe()
  }

  private def cql(statement: String) = connector.withSessionDo(_.execute(statement).all().asScala.toSeq)

  private def landing(retryFor: String) = {
    val config = TestCassandra.config("meshwork.landing.retry-for" -> retryFor)
    Landing.of(connector, WriterSettings.read(config, new Problems), contract)
  }

  private def rows(partition: String, count: Int): DataFrame =
    spark.createDataFrame((1 to count).map(i => Row(partition, i, false, null, 1L)).asJava, schema)

  private def landed(partition: String): Long =
    cql(s"SELECT count(*) FROM outage.things WHERE a = '$partition'").head.getLong(0)

  test("a node that goes and comes back delays the rows and loses none") {
    implicit val context: ExecutionContext =
      ExecutionContext.fromExecutor(Executors.newSingleThreadExecutor())
    val began = new CountDownLatch(1)
    val listener = new SparkListener {
      override def onTaskStart(start: SparkListenerTaskStart): Unit = began.countDown()
    }
    assert(landing("1 minute").land(rows("warm", 10)).landed() == 10)
    spark.sparkContext.addSparkListener(listener)
    val delayed = Future(landing("5 minutes").land(rows("delayed", 100000)))
    began.await()
    sandbox.cassandra().kill()
    sandbox.cassandra().start()
    assert(Await.result(delayed, 6.minutes).landed() == 100000)
    spark.sparkContext.removeSparkListener(listener)
    assert(landed("delayed") == 100000)
    assert(landed("warm") == 10)
  }

  test("a node that stays away ends the batch as unavailable, and the same batch lands later") {
    sandbox.cassandra().kill()
    val failure = intercept[MeshException](landing("1 second").land(rows("later", 1000)))
    assert(failure.category() == Category.UNAVAILABLE)
    assert(
      failure.getMessage.startsWith(s"Cassandra at ${sandbox.contactPoint()} failed at "),
      failure.getMessage
    )
    assert(
      failure.getMessage.contains("outage.things") || failure.getMessage.contains("connection"),
      failure.getMessage
    )
    assert(
      failure.getMessage.endsWith("run the job again: it continues where it stopped."),
      failure.getMessage
    )
    sandbox.cassandra().start()
    assert(landing("1 minute").land(rows("later", 1000)).landed() == 1000)
    assert(landed("later") == 1000)
  }
}
