package io.meshwork.sandbox.generator

import io.meshwork.sandbox.{Sandbox, SandboxException, SandboxOptions, TempDirs}
import org.apache.kafka.clients.admin.Admin
import org.apache.kafka.clients.consumer.{ConsumerRecord, KafkaConsumer}
import org.apache.kafka.common.TopicPartition
import org.apache.kafka.common.config.ConfigResource
import org.apache.kafka.common.serialization.ByteArrayDeserializer
import org.scalatest.BeforeAndAfterAll
import org.scalatest.funsuite.AnyFunSuite

import java.time.{Duration, Instant}
import java.util.{List => JList, Map => JMap, Optional}
import scala.collection.mutable
import scala.jdk.CollectionConverters._

class KafkaPublisherSpec extends AnyFunSuite with BeforeAndAfterAll {
  private val dir = TempDirs.fresh("publisher")
  private val sandbox = Sandbox.at(dir, SandboxOptions.forTests())
  private lazy val publisher = KafkaPublisher.to(sandbox.bootstrapServers())

  override def beforeAll(): Unit = {
    sandbox.kafka().start()
    publisher.createTopic(Orders.spec.topic())
  }

  override def afterAll(): Unit = {
    publisher.close()
    sandbox.close()
    TempDirs.delete(dir)
  }

  test("makes the topic with its partitions and settings, and leaves one that is there") {
    publisher.createTopic(Orders.spec.topic())

    val admin = Admin.create(JMap.of[String, AnyRef]("bootstrap.servers", sandbox.bootstrapServers()))
    try {
      val topic = admin.describeTopics(JList.of("shop.orders")).allTopicNames().get().get("shop.orders")
      assert(topic.partitions().size() == 2)
      val resource = new ConfigResource(ConfigResource.Type.TOPIC, "shop.orders")
      val config = admin.describeConfigs(JList.of(resource)).all().get().get(resource)
      assert(config.get("cleanup.policy").value() == "delete")
      assert(config.get("max.message.bytes").value() == "2097152")
    } finally admin.close()
  }

  test("publishes a batch: every record arrives once, with key, value and timestamp") {
    val phase = Orders.generator.batch()
    val before = ends().values.sum

    val published = publisher.publish("shop.orders", phase.records())

    assert(published == phase.expected().produced())
    assert(ends().values.sum - before == published)
    def content(key: Array[Byte], value: Array[Byte], millis: Long) =
      (Option(key).map(_.toSeq), Option(value).map(_.toSeq), millis)
    val arrived = consume(published).map(r => content(r.key(), r.value(), r.timestamp()))
    val sent = Orders.records(phase).map(r => content(r.key(), r.value(), r.timestamp().toEpochMilli))
    assert(
      arrived.groupBy(identity).view.mapValues(_.size).toMap == sent
        .groupBy(identity)
        .view
        .mapValues(_.size)
        .toMap
    )
  }

  test("publishes a stream at its pace and tells how far it is") {
    val start = Instant.now()
    val phase = Orders.generator.stream(start)
    var progress = 0L

    val published = publisher.publishPaced("shop.orders", phase.records(), sent => progress = sent)

    assert(published == phase.expected().produced() && progress == published)
    assert(Duration.between(start, Instant.now()).toMillis >= 2990)
  }

  test("a topic takes records as soon as it is made, those of the first batch too") {
    val value = Array.fill[Byte](20000)(1)
    val records =
      (1 to 200).map(i =>
        new GeneratedRecord(s"$i".getBytes, value, JMap.of(), Instant.now(), Optional.empty[String])
      )
    (1 to 5).foreach { i =>
      publisher.createTopic(new TopicSpec(s"new-$i", 8, JMap.of()))
      assert(publisher.publish(s"new-$i", records.asJava) == records.size)
    }
  }

  test("says so when the broker refuses a record") {
    val tooLarge = new TopicSpec("small", 1, JMap.of("max.message.bytes", "100"))
    publisher.createTopic(tooLarge)

    val own = KafkaPublisher.to(sandbox.bootstrapServers())
    val error = intercept[SandboxException](own.publish("small", Orders.generator.batch().records()))
    own.close()
    assert(error.getMessage.startsWith(s"Cannot publish to small at ${sandbox.bootstrapServers()}: "))
  }

  private val partitions =
    JList.of(new TopicPartition("shop.orders", 0), new TopicPartition("shop.orders", 1))

  private def ends(): Map[TopicPartition, Long] =
    withConsumer(_.endOffsets(partitions).asScala.view.mapValues(_.longValue).toMap)

  private def consume(count: Long): Seq[ConsumerRecord[Array[Byte], Array[Byte]]] = withConsumer { consumer =>
    consumer.assign(partitions)
    consumer.seekToBeginning(partitions)
    val arrived = mutable.Buffer.empty[ConsumerRecord[Array[Byte], Array[Byte]]]
    val deadline = Instant.now().plusSeconds(60)
    while (arrived.size < count && Instant.now().isBefore(deadline))
      arrived ++= consumer.poll(Duration.ofSeconds(1)).asScala
    arrived.toSeq
  }

  private def withConsumer[A](use: KafkaConsumer[Array[Byte], Array[Byte]] => A): A = {
    val config = JMap.of[String, AnyRef]("bootstrap.servers", sandbox.bootstrapServers())
    val consumer = new KafkaConsumer(config, new ByteArrayDeserializer, new ByteArrayDeserializer)
    try use(consumer)
    finally consumer.close()
  }
}
