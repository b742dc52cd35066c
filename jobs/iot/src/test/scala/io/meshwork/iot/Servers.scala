package io.meshwork.iot

import com.datastax.oss.driver.api.core.CqlSession
import com.datastax.oss.driver.api.core.config.{DefaultDriverOption, DriverConfigLoader}
import io.meshwork.sandbox.{Sandbox, SandboxOptions, SparkHome}
import org.apache.kafka.clients.admin.{Admin, NewTopic}
import org.apache.kafka.clients.producer.{KafkaProducer, ProducerRecord}
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException
import org.apache.kafka.common.serialization.ByteArraySerializer

import java.net.InetSocketAddress
import java.nio.file.Path
import java.time.Duration
import java.util.Properties
import java.util.concurrent.ExecutionException
import scala.jdk.CollectionConverters._

/** One real Kafka and one real Cassandra for all specs of this module; they end with the JVM. */
object Servers {
  val home: Path = Path.of(System.getProperty("meshwork.home"))
  val target: Path = home.resolve("jobs/iot/target")

  lazy val sandbox: Sandbox = {
    val servers = Sandbox.at(target.resolve("sandbox"), SandboxOptions.forTests())
    servers.up()
    servers
  }

  lazy val spark: SparkHome = SparkHome.assemble(target.resolve("spark-home"))

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

  def withAdmin[T](work: Admin => T): T = {
    val properties = new Properties()
    properties.put("bootstrap.servers", sandbox.bootstrapServers)
    val admin = Admin.create(properties)
    try work(admin)
    finally admin.close()
  }

  /** As on the first day: no tables, empty topics. */
  def begin(): Unit = {
    Seq("iot", "meshwork").foreach(keyspace => session.execute(s"DROP KEYSPACE IF EXISTS $keyspace"))
    recreate("iot.devices", 1)
    recreate("iot.telemetry", 3)
    feeds()
  }

  /** What an earlier spec has told there is harmless. */
  private def feeds(): Unit = withAdmin { admin =>
    val there = admin.listTopics().names().get()
    val missing = Seq("iot.devices.changes", "iot.readings_by_device_day.changes").filterNot(there.contains)
    admin.createTopics(missing.map(new NewTopic(_, 1, 1.toShort)).asJava).all().get()
    Waiting.until("the change feeds are there") {
      admin.listTopics().names().get().containsAll(missing.asJava)
    }
  }

  def recreate(topic: String, partitions: Int): Unit = withAdmin { admin =>
    if (admin.listTopics().names().get().contains(topic)) {
      admin.deleteTopics(List(topic).asJava).all().get()
      Waiting.until(s"topic $topic is gone") {
        try {
          admin.describeTopics(List(topic).asJava).allTopicNames().get()
          false
        } catch {
          case e: ExecutionException if e.getCause.isInstanceOf[UnknownTopicOrPartitionException] => true
        }
      }
    }
    admin.createTopics(List(new NewTopic(topic, partitions, 1.toShort)).asJava).all().get()
    Waiting.until(s"topic $topic is there") { admin.listTopics().names().get().contains(topic) }
  }

  def publish(topic: String, records: Seq[(String, String)]): Unit = {
    val properties = new Properties()
    properties.put("bootstrap.servers", sandbox.bootstrapServers)
    properties.put("acks", "all")
    val producer = new KafkaProducer(properties, new ByteArraySerializer, new ByteArraySerializer)
    try {
      val sent = records.map { case (key, value) =>
        producer.send(
          new ProducerRecord(topic, Option(key).map(_.getBytes).orNull, Option(value).map(_.getBytes).orNull)
        )
      }
      producer.flush()
      sent.foreach(_.get())
    } finally producer.close()
  }
}
