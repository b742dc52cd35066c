package io.meshwork.runtime.ingest

import io.meshwork.sandbox.{Sandbox, SandboxOptions}
import java.nio.file.Files
import java.util.Properties
import org.apache.kafka.clients.admin.{Admin, NewTopic}
import org.apache.kafka.clients.producer.{KafkaProducer, ProducerRecord}
import org.apache.kafka.common.serialization.ByteArraySerializer
import scala.jdk.CollectionConverters._

/** One real Kafka for all specs of this JVM; each spec takes topics of its own. */
object TestKafka {
  private lazy val sandbox: Sandbox = {
    val started = Sandbox.at(Files.createTempDirectory("meshwork-kafka"), SandboxOptions.forTests())
    started.kafka().start()
    sys.addShutdownHook { started.down(); started.wipe() }
    started
  }

  def servers: String = sandbox.kafka().address()

  def create(topic: String, partitions: Int): Unit = {
    val admin = Admin.create(properties)
    try admin.createTopics(List(new NewTopic(topic, partitions, 1.toShort)).asJava).all().get()
    finally admin.close()
  }

  /** Keys and values; a null is none. */
  def publish(topic: String, records: (String, String)*): Unit = {
    val producer = new KafkaProducer(properties, new ByteArraySerializer, new ByteArraySerializer)
    try
      records
        .map { case (key, value) => producer.send(new ProducerRecord(topic, bytes(key), bytes(value))) }
        .foreach(_.get())
    finally producer.close()
  }

  private def bytes(text: String): Array[Byte] = Option(text).map(_.getBytes("UTF-8")).orNull

  private def properties: Properties = {
    val properties = new Properties()
    properties.put("bootstrap.servers", servers)
    properties
  }
}
