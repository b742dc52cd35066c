package io.meshwork.runtime.cassandra

import com.datastax.oss.driver.api.core.cql.Row
import com.datastax.spark.connector.cql.CassandraConnector
import com.fasterxml.jackson.databind.ObjectMapper
import com.typesafe.config.{Config, ConfigFactory}
import io.meshwork.contract.Cql
import io.meshwork.runtime.config.Problems
import io.meshwork.sandbox.{Sandbox, SandboxOptions}
import java.nio.file.Files
import java.util.concurrent.atomic.AtomicInteger
import javax.management.ObjectName
import javax.management.remote.{JMXConnectorFactory, JMXServiceURL}
import org.apache.spark.SparkConf
import scala.jdk.CollectionConverters._

/** One real Cassandra for all specs of this JVM; each spec takes keyspaces of its own. */
object TestCassandra {
  private val count = new AtomicInteger

  private lazy val home = Files.createTempDirectory("meshwork-cassandra")

  private lazy val sandbox: Sandbox = {
    val started = Sandbox.at(home, SandboxOptions.forTests())
    started.cassandra().start()
    sys.addShutdownHook { started.down(); started.wipe() }
    started
  }

  /** The sandbox's Kafka, for the few specs that need one too. */
  lazy val bootstrapServers: String = {
    sandbox.kafka().start()
    sandbox.bootstrapServers()
  }

  def contactPoint: String = sandbox.cassandra().address()

  lazy val settings: CassandraSettings = settingsAt(contactPoint)

  lazy val connector: CassandraConnector = connectorFor(settings)

  /** The shipped configuration, with some keys replaced. */
  def config(overrides: (String, Any)*): Config =
    ConfigFactory.parseMap(overrides.toMap.asJava).withFallback(ConfigFactory.load())

  def settingsAt(contactPoint: String): CassandraSettings =
    CassandraSettings.read(config("meshwork.cassandra.contact-points" -> contactPoint), new Problems)

  def connectorFor(settings: CassandraSettings): CassandraConnector = {
    val conf = new SparkConf(false)
    settings.connectorConf().forEach((key, value) => conf.set(key, value))
    CassandraConnector(conf)
  }

  def freshKeyspace(): String = {
    val keyspace = s"k${count.incrementAndGet()}"
    cql(s"CREATE KEYSPACE $keyspace WITH replication = ${settings.keyspaceReplication}")
    keyspace
  }

  /** The keyspace meshwork and its tables, which belong to all specs: each takes product names of its own. */
  def prepareMeshwork(): Unit = {
    val session = CassandraSession.open(connector, RequestLimits.CONTROL)
    try {
      val schema = new Schema(session)
      schema.refresh()
      schema.prepareMeshwork(Cql.createKeyspace("meshwork", settings.keyspaceReplication()))
    } finally session.close()
  }

  /** Writes what a keyspace holds to files, and makes one of each table's: what is deleted for good goes
    * then.
    */
  def compact(keyspace: String): Unit = {
    val ports =
      new ObjectMapper().readTree(home.resolve("sandbox.json").toFile).path("cassandra").path("ports")
    val url = s"service:jmx:rmi:///jndi/rmi://127.0.0.1:${ports.path("jmx").asInt}/jmxrmi"
    val jmx = JMXConnectorFactory.connect(new JMXServiceURL(url))
    try {
      val storage = new ObjectName("org.apache.cassandra.db:type=StorageService")
      val all = Array.empty[String]
      val text = classOf[String].getName
      val texts = classOf[Array[String]].getName
      val node = jmx.getMBeanServerConnection
      node.invoke(storage, "forceKeyspaceFlush", Array[AnyRef](keyspace, all), Array(text, texts))
      val whole = Array[AnyRef](Boolean.box(false), keyspace, all)
      node.invoke(storage, "forceKeyspaceCompaction", whole, Array("boolean", text, texts))
    } finally jmx.close()
  }

  def cql(statement: String): Seq[Row] =
    connector.withSessionDo(_.execute(statement).all().asScala.toSeq)
}
