package io.meshwork.testkit

import com.datastax.oss.driver.api.core.CqlSession
import com.datastax.oss.driver.api.core.config.{DefaultDriverOption, DriverConfigLoader}
import com.datastax.oss.driver.api.core.cql.Row
import io.meshwork.contract.{ChangeFeed, DataContract}
import io.meshwork.sandbox.generator.{KafkaPublisher, TopicSpec}
import io.meshwork.sandbox.{Sandbox, SandboxOptions}
import java.net.InetSocketAddress
import java.nio.file.{Files, Path}
import java.time.Duration
import java.util.{Properties, Map => JMap}
import org.apache.kafka.clients.admin.Admin
import org.apache.kafka.clients.producer.{KafkaProducer, ProducerRecord}
import org.apache.kafka.common.serialization.ByteArraySerializer
import org.scalatest.Assertions.assert
import scala.jdk.CollectionConverters._

/** One real Kafka and one real Cassandra for all specs of this JVM; they end with it. */
object Servers {
  val home: Path = Path.of(System.getProperty("meshwork.home"))

  lazy val sandbox: Sandbox = {
    val servers = Sandbox.at(Files.createTempDirectory("meshwork-servers"), SandboxOptions.forTests())
    servers.up()
    sys.addShutdownHook { servers.down(); servers.wipe() }
    servers
  }

  /** Opened once: opening it takes longer than what some tests wait for. Finds Cassandra again at once. */
  lazy val session: CqlSession = {
    val Array(host, port) = sandbox.contactPoint.split(":")
    CqlSession
      .builder()
      .addContactPoint(new InetSocketAddress(host, port.toInt))
      .withLocalDatacenter("datacenter1")
      .withConfigLoader(
        DriverConfigLoader
          .programmaticBuilder()
          .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, Duration.ofSeconds(30))
          .withDuration(DefaultDriverOption.RECONNECTION_BASE_DELAY, Duration.ofMillis(100))
          .withDuration(DefaultDriverOption.RECONNECTION_MAX_DELAY, Duration.ofSeconds(1))
          .build()
      )
      .build()
  }

  def cql(statement: String): Seq[Row] = session.execute(statement).asScala.toList

  private def client: Properties = {
    val properties = new Properties()
    properties.put("bootstrap.servers", sandbox.bootstrapServers)
    properties
  }

  def withAdmin[T](work: Admin => T): T = {
    val admin = Admin.create(client)
    try work(admin)
    finally admin.close()
  }

  /** The topics that a product reads, and those in which it tells what has changed. */
  def topics(contract: DataContract): Seq[String] =
    contract.input.topics.asScala.toSeq ++
      contract.tables.asScala.filter(_.tellsChanges).map(t => ChangeFeed.topic(contract.domain, t.name))

  /** Makes the topics of a product as far as they aren't there. */
  def ensure(contract: DataContract): Unit = {
    val there = withAdmin(_.listTopics().names().get().asScala.toSet)
    create(topics(contract).filterNot(there), 4)
  }

  /** As on these products' first day: no tables, nothing of the platform's own, empty topics. */
  def begin(contracts: DataContract*): Unit = {
    (contracts.map(_.keyspace) :+ "meshwork").distinct.foreach(k => cql(s"DROP KEYSPACE IF EXISTS $k"))
    contracts.foreach(renew)
  }

  /** Makes the topics that a product reads anew, and those that aren't there. */
  def renew(contract: DataContract): Unit = {
    delete(contract.input.topics.asScala.toSeq)
    ensure(contract)
  }

  /** Deletes topics as far as they are there, and waits until they are gone. */
  private def delete(topics: Seq[String]): Unit = withAdmin { admin =>
    def there = topics.filter(admin.listTopics().names().get().contains)
    admin.deleteTopics(there.asJava).all().get()
    Waiting.until(s"topics $topics are gone")(there.isEmpty)
  }

  /** Makes topics, and waits until they take records. */
  def create(topics: Seq[String], partitions: Int): Unit = {
    val publisher = KafkaPublisher.to(sandbox.bootstrapServers)
    try topics.foreach(topic => assert(publisher.createTopic(new TopicSpec(topic, partitions, JMap.of())), topic))
    finally publisher.close()
  }

  /** Sends messages, and waits until all are there. */
  def publish(topic: String, messages: Seq[Message]): Unit = {
    val properties = client
    properties.put("acks", "all")
    val producer = new KafkaProducer(properties, new ByteArraySerializer, new ByteArraySerializer)
    try messages.map(m => producer.send(m.to(topic))).foreach(_.get())
    finally producer.close()
  }
}

/**
 * A record to be sent.
 *
 * @param key none if it is null
 * @param value none if it is null
 * @param at its timestamp in milliseconds; when it is sent if there is none
 */
case class Message(key: String, value: String, at: Option[Long] = None) {
  private[testkit] def to(topic: String): ProducerRecord[Array[Byte], Array[Byte]] = new ProducerRecord(
    topic,
    null,
    at.map(Long.box).orNull,
    Option(key).map(_.getBytes("UTF-8")).orNull,
    Option(value).map(_.getBytes("UTF-8")).orNull
  )
}
