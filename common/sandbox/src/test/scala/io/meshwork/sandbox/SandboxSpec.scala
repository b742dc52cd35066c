package io.meshwork.sandbox

import com.datastax.oss.driver.api.core.CqlSession
import com.datastax.oss.driver.api.core.config.{DefaultDriverOption, DriverConfigLoader}
import org.apache.kafka.clients.admin.{Admin, NewTopic}
import org.apache.kafka.clients.producer.{KafkaProducer, ProducerRecord}
import org.apache.kafka.common.serialization.{ByteArraySerializer, StringSerializer}
import org.scalatest.BeforeAndAfterAll
import org.scalatest.funsuite.AnyFunSuite

import java.net.InetSocketAddress
import java.nio.file.Files
import java.time.Duration
import java.util.{Map => JMap, Set => JSet}
import scala.jdk.CollectionConverters._

/** One sandbox with real servers; each test leaves both running. */
class SandboxSpec extends AnyFunSuite with BeforeAndAfterAll {
  private val dir = TempDirs.fresh("shared")
  private val sandbox = Sandbox.at(dir, SandboxOptions.forTests())

  override def beforeAll(): Unit = {
    assert(!sandbox.status().anyRunning())
    assertThrows[SandboxException](sandbox.bootstrapServers())
    sandbox.up()
  }

  override def afterAll(): Unit = {
    sandbox.close()
    TempDirs.delete(dir)
  }

  test("up starts both servers and says where they are") {
    val status = sandbox.status()

    assert(status.allRunning())
    assert(status.servers().asScala.map(_.name()) == Seq("kafka", "cassandra"))
    status.servers().forEach { server =>
      assert(server.residentBytes().getAsLong > 100L * 1024 * 1024)
      assert(server.since().isPresent)
      assert(Files.size(server.logFile()) > 0)
    }
    assert(topics().isEmpty)
    assert(query("SELECT cluster_name FROM system.local") == Seq("meshwork-sandbox"))
  }

  test("up twice is harmless, by this handle and by another") {
    val before = pids(sandbox)
    val another = Sandbox.at(dir, SandboxOptions.forTests().withStopWithJvm(false))

    sandbox.up()
    another.up()

    assert(pids(sandbox) == before)
    assert(pids(another) == before)
    assert(another.bootstrapServers() == sandbox.bootstrapServers())
    assert(another.contactPoint() == sandbox.contactPoint())
  }

  test("two processes that bring up the same folder at once start one of each server") {
    sandbox.down()

    val processes = Seq.fill(2)(SandboxUp.start(dir))

    val outputs = processes.map(SandboxUp.awaitOutput)
    assert(outputs.distinct == Seq(pids(sandbox).mkString(",")))
  }

  test("accepts a record of 8 MiB, and no topic that nobody made") {
    withAdmin(_.createTopics(JSet.of(new NewTopic("large", 1, 1.toShort))).all().get())
    val producer = new KafkaProducer[String, Array[Byte]](
      JMap.of[String, AnyRef](
        "bootstrap.servers",
        sandbox.bootstrapServers(),
        "max.request.size",
        Int.box(16 << 20),
        "max.block.ms",
        Int.box(5000)
      ),
      new StringSerializer,
      new ByteArraySerializer
    )
    try {
      val size = (8 << 20) - 100
      assert(producer.send(new ProducerRecord("large", "key", new Array[Byte](size))).get().hasOffset)
      assertThrows[Exception](producer.send(new ProducerRecord("unmade", "key", new Array[Byte](1))).get())
    } finally producer.close()
  }

  test("masks columns dynamically and refuses materialized views") {
    query(
      "CREATE KEYSPACE IF NOT EXISTS ks WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 1}"
    )
    query("CREATE TABLE ks.masked (id int PRIMARY KEY, secret text MASKED WITH mask_inner(1, null))")

    val error = intercept[Exception](
      query("CREATE MATERIALIZED VIEW ks.v AS SELECT * FROM ks.masked WHERE id IS NOT NULL PRIMARY KEY (id)")
    )
    assert(error.getMessage.toLowerCase.contains("materialized views"))
  }

  test("a restart keeps data and ports") {
    withAdmin(_.createTopics(JSet.of(new NewTopic("kept", 1, 1.toShort))).all().get())
    query("CREATE KEYSPACE kept WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 1}")
    query("CREATE TABLE kept.t (id int PRIMARY KEY, v text)")
    query("INSERT INTO kept.t (id, v) VALUES (1, 'here')")
    val addresses = Seq(sandbox.bootstrapServers(), sandbox.contactPoint())

    sandbox.down()
    assert(!sandbox.status().anyRunning())
    sandbox.up()

    assert(Seq(sandbox.bootstrapServers(), sandbox.contactPoint()) == addresses)
    assert(topics().contains("kept"))
    assert(query("SELECT v FROM kept.t WHERE id = 1") == Seq("here"))
  }

  test("up restarts a server that was killed, and leaves the other alone") {
    val before = pids(sandbox)

    sandbox.cassandra().kill()
    assert(!sandbox.cassandra().isRunning)
    assert(sandbox.cassandra().pid().isEmpty)
    sandbox.up()

    assert(sandbox.cassandra().isRunning)
    assert(pids(sandbox).head == before.head)
    assert(pids(sandbox).last != before.last)
  }

  test("one server stops and starts by itself") {
    sandbox.kafka().stop()
    assert(!sandbox.kafka().isRunning)
    assert(sandbox.cassandra().isRunning)

    sandbox.kafka().start()
    assert(sandbox.kafka().isRunning)
  }

  test("wipe refuses while a server runs") {
    sandbox.kafka().stop()

    val error = intercept[SandboxException](sandbox.wipe())

    assert(
      error.getMessage.contains("Cassandra is running as process " + sandbox.cassandra().pid().getAsLong)
    )
    sandbox.up()
  }

  test("wipe forgets data and keeps ports") {
    withAdmin(_.createTopics(JSet.of(new NewTopic("forgotten", 1, 1.toShort))).all().get())
    query("CREATE KEYSPACE forgotten WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 1}")
    val address = sandbox.contactPoint()

    sandbox.down()
    sandbox.wipe()
    sandbox.up()

    assert(topics().isEmpty)
    assert(!query("SELECT keyspace_name FROM system_schema.keyspaces").contains("forgotten"))
    assert(sandbox.contactPoint() == address)
  }

  private val patient = DriverConfigLoader
    .programmaticBuilder()
    .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, Duration.ofSeconds(30))
    .withDuration(DefaultDriverOption.CONNECTION_INIT_QUERY_TIMEOUT, Duration.ofSeconds(30))
    .build()

  private def pids(of: Sandbox) = Seq(of.kafka().pid().getAsLong, of.cassandra().pid().getAsLong)

  private def topics(): Set[String] = withAdmin(_.listTopics().names().get().asScala.toSet)

  private def withAdmin[A](use: Admin => A): A = {
    val admin = Admin.create(JMap.of[String, AnyRef]("bootstrap.servers", sandbox.bootstrapServers()))
    try use(admin)
    finally admin.close()
  }

  private def query(cql: String): Seq[String] = {
    val Array(host, port) = sandbox.contactPoint().split(":")
    val session = CqlSession
      .builder()
      .addContactPoint(new InetSocketAddress(host, port.toInt))
      .withLocalDatacenter("datacenter1")
      .withConfigLoader(patient)
      .build()
    try session.execute(cql).all().asScala.map(_.getString(0)).toSeq
    finally session.close()
  }
}
